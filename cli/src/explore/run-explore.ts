import { type EngineOptions, type ExplorerServer, createEngine, startExplorerServer } from '@parley/explorer';
import { createFactory } from '@parley/runtime/transport';
import { connectionOptions } from '../broker/connection.ts';
import { type BrokerTarget, resolveBroker } from '../broker/resolve.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { aborted, createInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import type { ExploreOptions } from './explore-options.ts';
import { readPage } from './page-files.ts';

/** Serves the explorer until Ctrl-C. The page shows that a broker is away; it is tried again meanwhile. */
export async function runExplore(terminal: Terminal, options: ExploreOptions): Promise<number> {
  const { workspace, findings } = await openWorkspace(options.folder);
  const target = resolveBroker(options.broker, workspace.config);
  const page = await readPage();
  if (hasErrors(findings)) {
    terminal.note(
      terminal.err.yellow('The contracts have errors (parley check): what they leave open is not judged.'),
    );
  }
  const pages: { server?: ExplorerServer } = {};
  const engine = createEngine({
    ...limitsOf(options),
    workspace,
    broker: target.label,
    publish: options.readOnly === true ? 'refused' : 'allowed',
    transports: createFactory(target.url, connectionOptions(target, workspace.folder)),
    clientId: `parley-explorer-${String(process.pid)}-${Date.now().toString(36)}`,
    onChanged: () => pages.server?.tell(),
  });
  const server = await start(
    () => startExplorerServer({ engine, page, title: `${target.label} · Parley`, port: options.port ?? 0 }),
    options,
  );
  pages.server = server;
  const interrupt = createInterrupt();
  const end = AbortSignal.any([interrupt.signal, terminal.closed]);
  announce(terminal, server, target);
  engine.open(end).catch((error: unknown) => {
    if (!end.aborted)
      terminal.note(
        terminal.err.yellow(`${target.label}: ${error instanceof Error ? error.message : String(error)}`),
      );
  });
  await aborted(end);
  interrupt.dispose();
  await server.close();
  await engine.close();
  return exitCodes.clean;
}

function limitsOf({
  rows,
  memory,
  topic,
}: ExploreOptions): Pick<EngineOptions, 'maxRows' | 'maxBytes' | 'extra'> {
  return {
    ...(rows === undefined ? {} : { maxRows: rows }),
    ...(memory === undefined ? {} : { maxBytes: memory }),
    ...(topic === undefined ? {} : { extra: topic }),
  };
}

async function start(run: () => Promise<ExplorerServer>, { port }: ExploreOptions): Promise<ExplorerServer> {
  try {
    return await run();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const why = code === 'EACCES' ? 'not allowed' : 'in use';
    throw new Failure(`port ${String(port)} is ${why}`, {
      cause,
      exitCode: exitCodes.unreadable,
      hint: 'Without --port any free one is taken.',
    });
  }
}

/** The link alone goes to stdout, so that a script can take it. */
function announce(terminal: Terminal, server: ExplorerServer, target: BrokerTarget): void {
  terminal.note(
    terminal.err.dim(
      `Watching ${target.label}; Ctrl-C ends it. The link is for you: it carries the key to the page.`,
    ),
  );
  terminal.print(server.url);
}
