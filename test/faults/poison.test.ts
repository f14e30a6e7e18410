import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Bus } from '@parley/runtime';
import { startBroker, type EmbeddedBroker } from '@parley/runtime/broker';
import { defineAgent } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { until } from '../runtime/support/until.ts';
import type { AnyAgent, AnyHandlers } from '../runtime/support/world.ts';
import { startMqttProxy, type MqttProxy } from '../support/mqtt-proxy.ts';

const durable = { journal: 'fsync', records: 100, bytes: 1_000_000 } as const;
const contracts = bundle(
  [channel('job'), channel('kept', { durable }), channel('alert')],
  [
    agent('boss', { sends: { job: send(), kept: send() } }),
    agent('worker', { receives: { job: receive(['job']), kept: receive(['kept']) } }),
    agent('watcher', { receives: { 'parley.events.error': receive([], { messages: [] }) } }),
  ],
);
/** The broker of this test hangs up at messages above it. */
const mostBytes = 20_000;
const text = 'x'.repeat(mostBytes);

describe('a message at which the broker hangs up', function () {
  let broker: EmbeddedBroker;
  let proxy: MqttProxy;
  let folder: string;
  let buses: Bus[];
  let got: number[];
  let errors: unknown[];
  beforeEach(async () => {
    broker = await startBroker({ port: 0 });
    proxy = await startMqttProxy(Number(new URL(broker.url).port));
    proxy.inject(({ direction, type, bytes }) =>
      direction === 'up' && type === 'publish' && bytes > mostBytes
        ? { kind: 'cut', afterBytes: 0 }
        : { kind: 'pass' },
    );
    folder = await mkdtemp(join(tmpdir(), 'parley-poison-'));
    [buses, got, errors] = [[], [], []];
    const take = ({ data }: { readonly data: unknown }): void => {
      got.push((data as { n: number }).n);
    };
    await start('worker', { job: take, kept: take });
    await start('watcher', { 'parley.events.error': ({ data }) => void errors.push(data) });
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await proxy.close();
    await broker.close();
    await rm(folder, { recursive: true });
  });

  const start = async (name: string, handlers: AnyHandlers = {}): Promise<AnyAgent> => {
    const bus = await connect(proxy.url, { state: folder });
    buses.push(bus);
    const made = bus.agent(defineAgent(name, contracts), handlers, { instance: 'one' });
    await made.start();
    return made;
  };

  it('REQ-DEL-74: is given up after three times; the others go on', async function () {
    this.timeout(20_000);
    const boss = await start('boss');
    const sent = [1, 2, 3, 4, 5].map((n) => boss.send('job', { n, ...(n === 3 ? { text } : {}) }));
    const ends = await Promise.allSettled(sent);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    await assert.rejects(sent[2] ?? Promise.resolve(), {
      code: 'not_authorized',
      message: /the broker hung up 3 times at a message of 20\d\d\d bytes to "job": it does not say why/,
    });
    await until(() => got.length === 4 && errors.length === 1);
    assert.deepEqual(got, [1, 2, 4, 5]);
    const [{ kind, code, channel: name }] = errors as [Record<string, unknown>];
    assert.deepEqual([kind, code, name], ['error', 'not_authorized', 'job']);
  });

  it('REQ-DEL-74: a durable one becomes a dead letter of its sender; the others go on', async function () {
    this.timeout(20_000);
    const boss = await start('boss');
    const sent = [];
    for (const n of [1, 2, 3]) sent.push(await boss.send('kept', { n, ...(n === 2 ? { text } : {}) }));
    const ends = await Promise.all(sent.map((one) => one.until('handled').catch(String)));
    assert.deepEqual([ends[0], ends[2]], ['handled', 'handled']);
    assert.match(ends[1] ?? '', /\[not_authorized\] the broker hung up 3 times/);
    const [letter] = boss.deadLetters();
    assert.deepEqual([letter?.code, letter?.messageId], ['unreceived', sent[1]?.id]);
    assert.equal(boss.messageStatus(letter?.messageId ?? '')?.status, 'unreceived');
    assert.match(letter?.reason ?? '', /the broker hung up 3 times/);
    assert.deepEqual([got, boss.statistics().unconfirmed, errors.length], [[1, 3], 0, 1]);
  });
});
