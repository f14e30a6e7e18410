import type { Changed, ExplorerServer } from '@parley/explorer';
import type { LiveClient } from '@parley/explorer/live';
import { resolveBundle } from '@parley/toolchain';
import { connectionOptions } from '../broker/connection.ts';
import type { BrokerTarget } from '../broker/resolve.ts';
import { exitCodes } from '../exit-codes.ts';
import { allOf, readWords } from '../query/broker-and-query.ts';
import { readQuery } from '../query/read-query.ts';
import { createConnectionNotices, withoutCode } from '../tail/connection-notices.ts';
import { noteErrors } from '../tail/opening-notes.ts';
import { aborted, createInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import type { ExploreOptions } from './explore-options.ts';
import { engineLimits } from './engine-limits.ts';
import { followContracts } from './follow-contracts.ts';
import { pageFiles } from './page-files.ts';
import { type EngineWorker, startEngineWorker } from './start-engine.ts';
import { startServer } from './start-server.ts';

/** Serves the explorer until Ctrl-C. The page shows that a broker is away; it is tried again meanwhile. */
export async function runExplore(terminal: Terminal, options: ExploreOptions): Promise<number> {
  const { workspace, findings } = await openWorkspace(options.folder);
  const { target, broker, queries } = readWords(options, workspace.config);
  const query = readQuery(allOf(queries), resolveBundle(workspace));
  const page = await pageFiles();
  if (hasErrors(findings)) noteErrors(terminal);
  // A wrong configuration is told before anything starts.
  connectionOptions(target, workspace.folder);
  const engine = startEngineWorker();
  try {
    await engine.client.ask('connect', {
      folder: workspace.folder,
      broker,
      options: { ...engineLimits(options), publish: options.readOnly === true ? 'refused' : 'allowed' },
    });
    const title = `${target.label} · Parley`;
    const server = await startServer(
      { engine: engine.client, page, title },
      { port: options.port, folder: workspace.folder },
    );
    const following = await followContracts(terminal, engine.client, workspace);
    announce(terminal, linkTo(server, query), target);
    tellConnection(terminal, engine.client, target);
    await ended(terminal, engine);
    await following.close();
    await server.close();
  } finally {
    await engine.close();
  }
  return exitCodes.clean;
}

/** Until Ctrl-C. Throws when the engine ended by itself. */
async function ended(terminal: Terminal, engine: EngineWorker): Promise<void> {
  const interrupt = createInterrupt();
  const end = AbortSignal.any([interrupt.signal, terminal.closed, engine.gone]);
  await aborted(end);
  interrupt.dispose();
  if (engine.gone.aborted) throw engine.gone.reason;
}

/** Says when the broker is away and back, and why it cannot be watched where waiting does not mend that. */
function tellConnection(terminal: Terminal, client: LiveClient, { label }: BrokerTarget): void {
  const notices = createConnectionNotices(terminal, label);
  let last: Changed['connection'] = 'idle';
  const page = client.openPage((message) => {
    if (message.kind !== 'changed' || message.changed.connection === last) return;
    const { connection, cause = 'the connection failed' } = message.changed;
    last = connection;
    if (connection !== 'failed') notices.onState(connection, causeOf(message.changed));
    else {
      page.close();
      terminal.note(terminal.err.yellow(withoutCode(cause)));
    }
  });
  // A page is told what happens from the first that it says.
  page.send({});
}

function causeOf({ cause }: Changed): Error | undefined {
  return cause === undefined ? undefined : new Error(cause);
}

/** The link alone goes to stdout, so that a script can take it. */
function announce(terminal: Terminal, link: string, target: BrokerTarget): void {
  terminal.note(
    terminal.err.dim(
      `Watching ${target.label}; Ctrl-C ends it. The link is for you: it carries the key to the page.`,
    ),
  );
  terminal.print(link);
}

/** The page opens with a query where one was asked for. */
function linkTo({ url }: ExplorerServer, query: string): string {
  return query === '' ? url : `${url}&query=${encodeURIComponent(query)}`;
}
