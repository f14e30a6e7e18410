import { type Changed, createEngine } from '@parley/explorer';
import { createFactory } from '@parley/runtime/transport';
import { resolveBundle } from '@parley/toolchain';
import { connectionOptions } from '../broker/connection.ts';
import type { BrokerTarget } from '../broker/resolve.ts';
import { exitCodes } from '../exit-codes.ts';
import { engineLimits } from '../explore/engine-limits.ts';
import { allOf, readWords } from '../query/broker-and-query.ts';
import { readQuery } from '../query/read-query.ts';
import { aborted, createInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import { createConnectionNotices } from '../tail/connection-notices.ts';
import { noteErrors, noteOpening } from '../tail/opening-notes.ts';
import { createReport, isTable } from './report.ts';
import type { StatsOptions } from './stats-options.ts';

/** Counts what travels on a broker until Ctrl-C, the wanted time, or nobody reads any more. */
export async function runStats(terminal: Terminal, options: StatsOptions): Promise<number> {
  const { workspace, findings } = await openWorkspace(options.folder);
  const { target, queries } = readWords(options, workspace.config);
  const query = readQuery(allOf(queries), resolveBundle(workspace));
  if (hasErrors(findings)) noteErrors(terminal);
  const watching = createWatching(
    isTable(terminal, options) ? { ...terminal, note: () => undefined } : terminal,
    target,
  );
  const engine = createEngine({
    ...engineLimits(options),
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
    if (!isTable(terminal, options)) noteOpening(terminal, target.label, engine.state().refused);
    await aborted(end);
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    // A table of a broker that never answered would tell of nothing.
    if (watching.wasOnline() || isTable(terminal, options)) report.end();
    else report.close();
    interrupt.dispose();
    await engine.close();
  }
  if (interrupt.signal.aborted) return exitCodes.interrupted;
  return watching.wasOnline() ? exitCodes.clean : exitCodes.unreadable;
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
