import { type ExplorerServer, type ServerOptions, startExplorerServer } from '@parley/explorer';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { workspacePorts } from './workspace-port.ts';

export interface Ports {
  /** What was asked for; it alone will do. */
  readonly port: number | undefined;
  /** The workspace. */
  readonly folder: string;
}

/** Serves the page on the wanted port, else on that of the workspace, or the next that is free. */
export async function startServer(
  options: Omit<ServerOptions, 'port'>,
  { port, folder }: Ports,
): Promise<ExplorerServer> {
  const ports = port === undefined ? workspacePorts(folder) : [port];
  let refused: { readonly port: number; readonly cause: Error & { readonly code: string } } | undefined;
  for (const candidate of ports) {
    try {
      return await startExplorerServer({ ...options, port: candidate });
    } catch (cause) {
      if (!isRefused(cause)) throw cause;
      refused ??= { port: candidate, cause };
    }
  }
  const why = refused?.cause.code === 'EACCES' ? 'not allowed' : 'in use';
  throw new Failure(`port ${String(refused?.port)} is ${why}`, {
    cause: refused?.cause,
    exitCode: exitCodes.unreadable,
    hint: 'Without --port one that is free is taken.',
  });
}

function isRefused(cause: unknown): cause is Error & { readonly code: string } {
  return (
    cause instanceof Error && 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES')
  );
}
