import assert from 'node:assert/strict';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { createFactory } from '@parley/runtime/transport';
import { within } from '../support/deadline.ts';
import { describeWithMosquitto } from '../support/mosquitto.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { startTlsMosquitto, tlsFile, type TlsMosquitto } from '../support/tls-mosquitto.ts';
import { agent, bundle, channel, receive, send } from './support/contracts.ts';

const contracts = bundle(
  [channel('job.done')],
  [
    agent('worker', { receives: { 'job.done': receive(['job.done']) } }),
    agent('boss', { sends: { 'job.done': send() } }),
  ],
);
const ignore = (): void => undefined;
const tls = { ca: tlsFile('certificate'), cert: tlsFile('client'), key: tlsFile('client-key') };

describeWithMosquitto('connect, over TLS with client certificates', () => {
  let broker: TlsMosquitto;
  let proxy: Proxy;
  const buses: Bus[] = [];
  const join = async (options: Parameters<typeof connect>[1]): Promise<Bus> => {
    const bus = await connect(`mqtts://localhost:${proxy.port}`, options);
    buses.push(bus);
    return bus;
  };
  beforeEach(async () => {
    broker = await startTlsMosquitto({ asksForCertificates: true });
    proxy = await startProxy(broker.tlsPort);
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    await proxy.close();
    await broker.close();
  });

  // The only listener that the url leads to lets nobody in without a certificate.
  it('uses them for the front, the inbox, the out connection, and after every reconnect', async () => {
    const seen: number[] = [];
    let arrived: () => void = () => undefined;
    const worker = (await join({ tls })).agent(defineAgent('worker', contracts), {
      'job.done': ({ data }) => {
        seen.push((data as { n: number }).n);
        arrived();
      },
    });
    const boss = (await join({ tls })).agent(defineAgent('boss', contracts), {});
    await Promise.all([worker.start(), boss.start()]);
    const pass = async (n: number): Promise<void> => {
      const arrival = new Promise<void>((resolve) => (arrived = resolve));
      await boss.send('job.done', { n });
      await within(`message ${n}`, arrival);
    };
    await pass(1);
    proxy.cut();
    // What is sent while the connections are down waits in the outbox or is refused: until one gets through.
    await within(
      'the reconnect',
      untilSent(() => pass(2)),
    );
    assert.equal(seen[0], 1);
    assert.equal(seen.at(-1), 2);
    await Promise.all([worker.stop(), boss.stop()]);
  });

  it('uses them for the thread of the heartbeats', async () => {
    const warnings: string[] = [];
    const warn = (text: string): void => void warnings.push(text);
    const bus = await join({
      tls,
      heartbeat: 'worker',
      logger: { ...console, debug: ignore, info: ignore, warn },
    });
    const worker = bus.agent(
      defineAgent('worker', contracts),
      { 'job.done': ignore },
      { healthIntervalMs: 100 },
    );
    const beaten = listenForHealth(broker.url);
    await worker.start();
    await within('a heartbeat', beaten);
    assert.deepEqual(warnings, [], 'the thread beats, not the main loop in its place');
    await worker.stop();
  });

  it('rejects at once where the broker refuses the certificate', async () => {
    const stranger = { ...tls, cert: tlsFile('stranger'), key: tlsFile('stranger-key') };
    // Without the proxy: it may hear of the end of the connection before it has passed on why.
    await assert.rejects(connect(`mqtts://localhost:${broker.tlsPort}`, { tls: stranger }), {
      code: 'connection_refused',
      message: /authority of the client certificate/,
    });
  });

  it('rejects before it connects where a file is missing', async () => {
    await assert.rejects(join({ tls: { ...tls, key: tlsFile('no-such') } }), {
      code: 'invalid_argument',
      message: /tls\.key/,
    });
  });
});

/** Resolves at a heartbeat of the worker. */
async function listenForHealth(url: string): Promise<void> {
  let beaten: () => void = () => undefined;
  const isBeaten = new Promise<void>((resolve) => (beaten = resolve));
  const transport = createFactory(url).create({
    clientId: 'listener',
    onPacket: () => {
      beaten();
    },
  });
  await transport.subscribe([{ filter: 'parley/v1/agents/worker/+/health' }]);
  await transport.open();
  await isBeaten;
  await transport.close();
}

async function untilSent(attempt: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (caught) {
      if ((caught as { code?: string }).code !== 'not_connected') throw caught;
      await new Promise(setImmediate);
    }
  }
}
