import assert from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedBroker, startBroker } from '@parley/runtime/broker';
import type { EngineMessage } from '#explorer/engine/protocol.ts';
import { type LiveClient, LiveRefusal, createLiveClient } from '#explorer/live/client.ts';
import { serveLive } from '#explorer/live/serve.ts';
import { nameProblem } from '#explorer/publish/problem.ts';

const example = join(import.meta.dirname, '../../../examples/vehicle-maintenance');

describe('serveLive', () => {
  let folder: string;
  let broker: EmbeddedBroker;
  let ports: MessageChannel;
  let client: LiveClient;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-live-'));
    for (const name of ['agents', 'channels', 'messages', 'parley.config.yaml'])
      await cp(join(example, name), join(folder, name), { recursive: true });
    broker = await startBroker();
    ports = new MessageChannel();
    serveLive(ports.port1);
    client = createLiveClient(ports.port2);
  });

  after(async () => {
    await client.ask('disconnect', {});
    await client.ask('stopBroker', {});
    ports.port1.close();
    await broker.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A page that asks again with every change until an answer satisfies. */
  async function pull<T>(ask: string, asked: object, look: (answer: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      let id = 0;
      const question = () => ({ id: (id += 1), ask, with: asked });
      const page = client.openPage((message: EngineMessage) => {
        if (message.kind === 'changed') page.send(question());
        else if (message.kind === 'answer' && look(message.answer as T)) {
          page.close();
          resolve(message.answer as T);
        }
      });
      page.send(question());
    });
  }

  it('watches the broker of a workspace and passes on what pages ask', async () => {
    const watched = await client.ask('connect', { folder, broker: broker.url });
    assert.equal(watched.label, broker.url);
    const greeting = await pull<{ broker: string; channels: string[] }>('hello', {}, () => true);
    assert.equal(greeting.broker, broker.url);
    assert.ok(greeting.channels.includes('analysis.request'));
  });

  it('sends what is written, and nothing that breaks its schema unless it is wanted', async () => {
    const { draft } = await client.ask('draft', { folder, channel: 'vehicle.reading' });
    assert.equal(draft.type, 'fleet.vehicle-reading.v1');
    const sent = await client.ask('publish', { folder, broker: broker.url, draft });
    assert.equal(sent.kind, 'sent');
    const broken = { ...draft, data: { nothing: true } };
    const refused = await client.ask('publish', { folder, broker: broker.url, draft: broken });
    assert.equal(refused.kind, 'invalid');
    assert.ok(refused.problems.length > 0);
    const problems = refused.problems.map(nameProblem);
    const confirmed = { draft: broken, confirmInvalid: true, problems };
    await client.ask('publish', { folder, broker: broker.url, ...confirmed });
    const counts = await pull<{ tabs: { all: number; invalid: number } }>(
      'counts',
      { query: '' },
      ({ tabs }) => tabs.all === 2 && tabs.invalid === 1,
    );
    assert.equal(counts.tabs.all, 2);
    const traffic = await pull<{ bad: number; channels: object[] }>('traffic', {}, ({ bad }) => bad === 1);
    assert.equal(traffic.channels.length, 1);
  });

  it('judges by the contracts as they are after a change', async () => {
    const file = join(folder, 'channels/vehicle.channel.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('vehicle.reading', 'vehicle.measured'));
    await client.ask('reload', {});
    const greeting = await pull<{ channels: string[] }>('hello', {}, () => true);
    assert.ok(greeting.channels.includes('vehicle.measured'));
    await writeFile(file, text);
  });

  it('tells when the configuration means another broker than the one that is watched', async () => {
    const file = join(folder, 'parley.config.yaml');
    const text = await readFile(file, 'utf8');
    const saved = async (config: string) => {
      await writeFile(file, config);
      return (await client.ask('reload', {})).isElsewhere;
    };
    await writeFile(file, text.replace('mqtt://localhost:1883', broker.url));
    await client.ask('connect', { folder });
    assert.equal(await saved(text.replace('mqtt://localhost:1883', broker.url)), false);
    assert.equal(await saved(text.replace('mqtt://localhost:1883', 'mqtt://localhost:2')), true);
    assert.equal(await saved(text.replace('broker: local', 'broker: moon')), false);
    await client.ask('connect', { folder, broker: broker.url });
    assert.equal(await saved(text.replace('mqtt://localhost:1883', 'mqtt://localhost:2')), false);
    await writeFile(file, text);
  });

  it('starts a broker, one only, and stops it', async () => {
    const first = await client.ask('startBroker', { folder });
    const again = await client.ask('startBroker', { folder });
    assert.equal(first.url, again.url);
    await client.ask('connect', { folder, broker: first.url });
    await client.ask('stopBroker', {});
  });

  it('says why it cannot connect, and what helps', async () => {
    await assert.rejects(
      client.ask('connect', { folder, broker: 'moon' }),
      (error) => error instanceof LiveRefusal && (error.hint ?? '').includes('Known brokers: local'),
    );
  });
});
