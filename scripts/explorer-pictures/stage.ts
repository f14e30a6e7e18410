import { createEngine, startExplorerServer } from '@parley/explorer';
import { createMemoryBroker } from '@parley/runtime/transport';
import { createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { bundlePage } from '../bundle/bundle-page.ts';
import { storyEndMs, storyStartMs, tellStory } from './story.ts';

export interface PictureStage {
  readonly url: string;
  close(): Promise<void>;
}

/** The explorer of the example's workspace, with the story told to it on a clock of its own. */
export async function openStage(folder: string): Promise<PictureStage> {
  const clock = { nowMs: storyStartMs };
  const broker = createMemoryBroker();
  const engine = createEngine({
    workspace: createWorkspace(await readWorkspace(folder)),
    transports: broker,
    broker: 'local',
    publish: 'allowed',
    clientId: 'explorer',
    extra: ['fleet/#'],
    now: () => clock.nowMs,
  });
  await engine.open();
  const teller = broker.create({ clientId: 'teller' });
  await teller.open();
  for (const { atMs, ...packet } of tellStory()) {
    clock.nowMs = atMs;
    await teller.publish(packet);
    // What is published at one moment is captured at that moment.
    await new Promise((resolve) => setImmediate(resolve));
  }
  clock.nowMs = storyEndMs;
  const server = await startExplorerServer({ engine, page: await bundlePage(), title: 'Parley' });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await teller.close();
      await engine.close();
    },
  };
}
