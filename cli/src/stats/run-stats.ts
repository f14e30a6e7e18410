import { type Changed, createEngine } from '@parley/explorer';
import { createFactory } from '@parley/runtime/transport';
import { resolveBundle } from '@parley/toolchain';
import { connectionOptions } from '../broker/connection.ts';
import { type BrokerTarget, resolveBroker } from '../broker/resolve.ts';
import { exitCodes } from '../exit-codes.ts';
import { readQuery } from '../query/read-query.ts';
import { aborted, createInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import { createConnectionNotices } from '../tail/connection-notices.ts';
import { createReport, isTable } from './report.ts';
import type { StatsOptions } from './stats-options.ts';

/** Counts what travels on a broker until Ctrl-C, the wanted time, or nobody reads any more. */
export async function runStats(terminal: Terminal, options: StatsOptions): Promise<number> {
  const { workspace, findings } = await openWorkspace(options.folder);
  const target = resolveBroker(options.broker, workspace.config);
  const query = readQuery(options.query.join(' '), resolveBundle(workspace));
  if (hasErrors(findings)) {
    terminal.note(
      terminal.err.yellow('The contracts have errors (parley check): what they leave open is not judged.'),
    );
  }
  const watching = createWatching(
    isTable(terminal, options) ? { ...terminal, note: () => undefined } : terminal,
    target,
  );
  const engine = createEngine({
    workspace,
    broker: target.label,
    transports: createFactory(target.url, connectionOptions(target, workspace.folder)),
    clientId: `parley-stats-${String(process.pid)}-${Date.now().toString(36)}`,
    onChanged: watching.onChanged,
  });
  const interrupt = createInterrupt();
  const time = options.for === undefined ? [] : [AbortSignal.timeout(options.for)];
  const end = AbortSignal.any([interrupt.signal, terminal.closed, ...time]);
  const report = createReport(terminal, { engine, query, broker: target.label, options });
  try {
    await engine.open(end);
    if (!isTable(terminal, options)) noteOpening(terminal, target, engine.state());
    await aborted(end);
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    report.end();
    interrupt.dispose();
    await engine.close();
  }
  if (interrupt.signal.aborted) return exitCodes.interrupted;
  return watching.wasOnline() ? exitCodes.clean : exitCodes.unreadable;
}

function noteOpening(terminal: Terminal, target: BrokerTarget, { refused }: Changed): void {
  terminal.note(terminal.err.dim(`Watching ${target.label}; Ctrl-C ends it.`));
  for (const { filter, reason } of refused) {
    terminal.note(terminal.err.yellow(`The broker refuses ${filter}, its messages are not seen: ${reason}`));
  }
}

/** Where no table shows how the connection is, notices do. */
function createWatching(terminal: Terminal, target: BrokerTarget) {
  const notices = createConnectionNotices(terminal, target.label);
  let last: Changed['connection'] = 'idle';
  return {
    wasOnline: () => notices.wasOnline,
    onChanged: ({ connection, cause }: Changed) => {
      if (connection === last || connection === 'failed') return;
      last = connection;
      notices.onState(connection, cause === undefined ? undefined : new Error(cause));
    },
  };
}
