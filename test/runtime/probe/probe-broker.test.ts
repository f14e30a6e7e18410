import assert from 'node:assert/strict';
import { systemClock, type Clock } from '#runtime/clock.ts';
import { probeBroker, type BrokerReport, type ProbeOptions } from '#runtime/probe/probe-broker.ts';
import { createSystemRandom } from '#runtime/random.ts';
import {
  createMemoryBroker,
  createMqttFactory,
  type MemoryBrokerOptions,
  type TransportOptions,
} from '#runtime/transport/index.ts';
import { startBroker } from '@parley/runtime/broker';
import { freePort } from '../../support/ports.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../../support/mosquitto.ts';

const random = createSystemRandom();

/** Ten seconds of it pass in one: a broker in memory answers at once, so that nothing is lost by it. */
const fast: Clock = {
  now: () => performance.now() * 10,
  monotonic: () => performance.now() * 10,
  after: (delayMs, run) => systemClock.after(delayMs / 10, run),
};

function probeUrl(url: string, options: Partial<ProbeOptions> = {}): Promise<BrokerReport> {
  return probeBroker({
    connect: (protocol) => createMqttFactory(url, { protocol }),
    prefix: 'parley/v1',
    clock: systemClock,
    random,
    ...options,
  });
}

function probeMemory(
  options: MemoryBrokerOptions = {},
  more: Partial<ProbeOptions> = {},
): Promise<BrokerReport> {
  const timers = { now: () => fast.monotonic(), after: fast.after.bind(fast) };
  const broker = createMemoryBroker({ timers, ...options });
  const protocols = [options.protocol ?? 5];
  return probeBroker({ connect: () => broker, prefix: 'p', clock: fast, random, protocols, ...more });
}

function gradesOf({ findings }: BrokerReport): Record<string, string> {
  return Object.fromEntries(
    findings.filter(({ grade }) => grade !== 'A').map(({ id, grade }) => [id, grade]),
  );
}

function find({ findings }: BrokerReport, id: string): BrokerReport['findings'][number] {
  const finding = findings.find((candidate) => candidate.id === id);
  assert.ok(finding !== undefined, id);
  return finding;
}

describe('probeBroker', () => {
  it('finds what a broker in memory does, and what it lacks', async () => {
    const report = await probeMemory();
    assert.deepEqual(gradesOf(report), { shared: 'B' });
    assert.deepEqual(report.promises, {
      'at-most-once': 'A',
      'at-least-once': 'A',
      'exactly-once': 'A',
      durable: 'A',
      'share: broker': 'B',
    });
    assert.equal(find(report, 'durability').status, 'unknown');
  });

  it('marks MQTT 3.1.1 down for what it has not, and asks nothing that it cannot answer', async () => {
    const report = await probeMemory({ protocol: 4 });
    const { versions, expiry } = gradesOf(report);
    assert.deepEqual({ versions, expiry }, { versions: 'B', expiry: 'B' });
    assert.deepEqual(
      report.findings.filter(({ id }) => id === 'limits' || id === 'receive-maximum'),
      [],
    );
  });

  it('finds that a message of 256 KB is refused', async () => {
    const report = await probeMemory({ maxPacketBytes: 100_000 });
    assert.deepEqual([find(report, 'size').grade, find(report, 'size').measured], ['C', 'refused']);
  });

  /** A broker in memory, as it would seem if it ignored a part of what is asked of it. */
  const faults: readonly (readonly [
    name: string,
    change: (options: TransportOptions, count: number) => Partial<TransportOptions>,
    grades: Readonly<Record<string, string>>,
  ])[] = [
    [
      'keeps no sessions',
      () => ({ clean: true, sessionExpirySeconds: 0 }),
      { sessions: 'D', redelivery: 'D', queue: 'C' },
    ],
    ['lets two connections have one client id', (_, count) => ({ clientId: `c${count}` }), { takeover: 'D' }],
    ['loses every message', () => ({ onPacket: () => undefined }), { delivery: 'F' }],
    ['sends no wills', () => ({ will: { topic: 'elsewhere', payload: '' } }), { will: 'C' }],
  ];
  for (const [name, change, grades] of faults) {
    it(`finds that a broker ${name}`, async () => {
      const broker = createMemoryBroker({
        timers: { now: () => fast.monotonic(), after: fast.after.bind(fast) },
      });
      let count = 0;
      const faulty = {
        url: broker.url,
        create: (options: TransportOptions) => {
          count += 1;
          return broker.create({ ...options, ...change(options, count) });
        },
      };
      const report = await probeMemory({}, { connect: () => faulty });
      const found = gradesOf(report);
      assert.deepEqual({ ...found, ...grades }, found);
    });
  }

  it('rejects where the user may not use the topics, and names them', async () => {
    await assert.rejects(probeMemory({ mayPublish: () => false }), {
      code: 'not_authorized',
      message: /publish to and subscribe to p\/probe\/#/,
    });
  });

  it('rejects where nobody listens', async () => {
    await assert.rejects(probeUrl(`mqtt://127.0.0.1:${await freePort()}`), { code: 'not_connected' });
  });

  it('ends at the signal', async () => {
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    await assert.rejects(probeMemory({}, { signal: stop.signal, onProgress }));
  });

  it('knows the embedded broker, which is for development', async () => {
    const broker = await startBroker();
    const report = await probeUrl(broker.url);
    await broker.close();
    assert.deepEqual([report.broker.product, report.grade], ['parley', 'D']);
    assert.deepEqual(gradesOf(report), { 'receive-maximum': 'B', shared: 'B', durability: 'D' });
  });

  describeWithMosquitto('at Mosquitto as it is installed', () => {
    let mosquitto: Mosquitto;
    before(async () => {
      mosquitto = await startMosquitto(['sys_interval 1']);
    });
    after(() => mosquitto.close());

    it('finds the silent loss beyond 1,000 messages and the delay of small ones, and leaves nothing', async () => {
      const report = await probeUrl(mosquitto.url);
      const { product, certainty, version } = report.broker;
      assert.deepEqual([product, certainty], ['mosquitto', 'told']);
      assert.match(version ?? '', /^2\./);
      assert.deepEqual(gradesOf(report), { queue: 'C', nagle: 'B' });
      assert.deepEqual(find(report, 'queue').value, { sent: 1200, refused: 0, kept: 1000 });
      assert.equal(report.promises.durable, 'B');
      assert.deepEqual(await leftAt(mosquitto.url), { disconnected: '0', retained: '' });
    });

    it('finds the window of 20 that clients of MQTT 3.1.1 get', async () => {
      const report = await probeUrl(mosquitto.url, { protocols: [4] });
      assert.equal(find(report, 'window').value, 20);
      assert.equal(find(report, 'window').grade, 'B');
    });
  });
});

/** How many sessions wait for somebody, and a retained message of the probes, if there is one. */
async function leftAt(url: string): Promise<{ disconnected: string; retained: string }> {
  const found = { disconnected: '?', retained: '' };
  let told: () => void = () => undefined;
  const isTold = new Promise<void>((resolve) => (told = resolve));
  let counts = 0;
  const transport = createMqttFactory(url).create({
    clientId: 'after',
    onPacket: ({ topic, payload, retain }) => {
      const text = new TextDecoder().decode(payload);
      if (topic.startsWith('$SYS')) found.disconnected = text;
      else found.retained = `${topic}=${text}`;
      // The first one may be from before the probes cleared up.
      if (topic.startsWith('$SYS') && (!retain || text === '0' || ++counts > 2)) told();
    },
  });
  await transport.open();
  await transport.subscribe([{ filter: 'parley/#' }, { filter: '$SYS/broker/clients/disconnected' }]);
  await isTold;
  await transport.close();
  return found;
}
