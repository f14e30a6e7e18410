import assert from 'node:assert/strict';
import { startBroker, type EmbeddedBroker } from '@parley/runtime/broker';
import { freePort } from '../../support/ports.ts';
import { runCli, startCli } from '../run-cli.ts';
import { createFolder } from '../workspace.ts';

describe('parley doctor', () => {
  let broker: EmbeddedBroker;
  before(async () => {
    broker = await startBroker();
  });
  after(() => broker.close());

  it('reports on the broker of the workspace, under its prefix and tenant, and shows no password', async () => {
    const topics = new Set<string>();
    const tapped = await startBroker({ onPacket: ({ topic }) => topics.add(topic) });
    const folder = createFolder({
      'parley.config.yaml': [
        'prefix: plant/parley',
        'tenant: acme',
        'broker: plant',
        "brokers: { plant: { url: 'mqtt://ann:${SECRET}@HOST' } }".replace('HOST', tapped.url.slice(7)),
        '',
      ].join('\n'),
    });
    const { code, stdout, stderr } = await runCli(['doctor', '--folder', folder.path, '--min', 'B'], {
      env: { SECRET: 's3cret' },
    });
    folder.remove();
    await tapped.close();
    assert.equal(code, 1, 'the embedded broker is below B');
    assert.match(stdout, /Parley’s embedded broker: grade D/);
    assert.doesNotMatch(stdout + stderr, /s3cret/);
    assert.ok(topics.size > 0);
    assert.deepEqual(
      [...topics].filter((topic) => !topic.startsWith('acme/plant/parley/probe/')),
      [],
    );
  });

  it('ends with 3 where there is no broker', async () => {
    const { code, stderr } = await runCli(['doctor', `mqtt://127.0.0.1:${await freePort()}`]);
    assert.equal(code, 3);
    assert.match(stderr, /cannot reach the broker at mqtt:\/\/127/);
  });

  it('prints a configuration without any broker', async () => {
    const { code, stdout } = await runCli(['doctor', '--config', 'rabbitmq']);
    assert.equal(code, 0);
    assert.match(stdout, /^# RabbitMQ/);
  });

  it('ends at Ctrl-C', async () => {
    const running = startCli(['doctor', broker.url]);
    await running.printed(/probing/);
    running.child.kill('SIGINT');
    const { code, stdout } = await running.result;
    assert.deepEqual([code, stdout], [130, '']);
  });
});
