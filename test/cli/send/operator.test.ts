import assert from 'node:assert/strict';
import { connect as connectClient } from 'mqtt';
import { startBroker } from '@parley/runtime/broker';
import { runCli } from '../run-cli.ts';
import { createFolder, shopFiles } from '../workspace.ts';

/** The topics of what the broker keeps; the marker comes after all of it. */
async function retainedTopics(url: string): Promise<readonly string[]> {
  const client = connectClient(url);
  const topics: string[] = [];
  const seen = new Promise<void>((resolve) => {
    client.on('message', (topic, _payload, packet) => {
      if (packet.retain) topics.push(topic);
      if (topic === 'marker') resolve();
    });
  });
  await client.subscribeAsync('parley/#');
  await client.subscribeAsync('marker');
  await client.publishAsync('marker', 'x', { qos: 1 });
  await seen;
  await client.endAsync();
  return topics;
}

describe('asOperator', () => {
  it('leaves nothing behind on the broker', async () => {
    const broker = await startBroker();
    const folder = createFolder(shopFiles);
    try {
      const args = ['publish', 'order.placed', '{"id":"1"}', '--param', 'region=eu', '--broker', broker.url];
      const { code, stderr } = await runCli(args, { cwd: folder.path });
      assert.equal(code, 0, stderr);
      assert.deepEqual(await retainedTopics(broker.url), []);
    } finally {
      folder.remove();
      await broker.close();
    }
  });
});
