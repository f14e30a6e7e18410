import { createEngine, readPage, startExplorerServer } from '@parley/explorer';
import { createFactory } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';

/** The fleet in a browser. */
export interface DemoExplorer {
  /** For whoever runs the demo: it carries the key to the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** Watches the broker of the demo and serves the page. Undefined when the page is not built. */
export async function openExplorer(folder: string, broker: string): Promise<DemoExplorer | undefined> {
  const page = await readPage();
  if (page === undefined) return undefined;
  const pages: { tell?: () => void } = {};
  const engine = createEngine({
    workspace: createWorkspace(await readWorkspace(folder)),
    transports: createFactory(broker),
    broker: 'demo',
    publish: 'allowed',
    clientId: `fleet-explorer-${String(process.pid)}`,
    onChanged: () => pages.tell?.(),
  });
  await engine.open();
  const server = await startExplorerServer({ engine, page, title: 'The fleet · Parley' });
  pages.tell = () => {
    server.tell();
  };
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await engine.close();
    },
  };
}
