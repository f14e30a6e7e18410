import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  type Diagnostic,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  createProtocolConnection,
} from 'vscode-languageserver/node';

/** A language server in a process of its own, as the extension starts it. */
export interface MeasuredServer {
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeResult['capabilities'];
  /** Resolves when the findings of a file are sent the next time. */
  nextFindings(uri: string): Promise<readonly Diagnostic[]>;
  /** Resident memory, now and at its most, in MB; 0 where the system does not tell. */
  memory(): { readonly nowMb: number; readonly peakMb: number };
  /** Processor time used so far, of all threads; NaN where the system does not tell. */
  cpuMs(): number;
  close(): Promise<void>;
}

export async function startServer(module: string, folder: string): Promise<MeasuredServer> {
  const child = fork(module, { stdio: 'inherit', execArgv: [] });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      waiting.get(uri)?.(diagnostics);
      waiting.delete(uri);
    },
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'fleet' }],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    capabilities,
    nextFindings: (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    memory: () => memoryOf(child),
    cpuMs: () => cpuOf(child),
    close: async () => {
      await connection.sendRequest('shutdown');
      const ended = once(child, 'exit');
      await connection.sendNotification('exit');
      await ended;
    },
  };
}

function memoryOf({ pid }: ChildProcess): { readonly nowMb: number; readonly peakMb: number } {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    const read = (name: string): number =>
      Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0) / 1024;
    return { nowMb: read('VmRSS'), peakMb: read('VmHWM') };
  } catch {
    return { nowMb: 0, peakMb: 0 };
  }
}

/** Linux counts in hundredths of a second. */
function cpuOf({ pid }: ChildProcess): number {
  try {
    const stat = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}
