import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokerProcess, findProgram, type BrokerProgram, type TestBroker } from './broker-process.ts';
import { freePort } from './ports.ts';

export const nats: BrokerProgram = {
  name: 'NATS',
  packageName: 'nats-server',
  candidates: [process.env.NATS_SERVER, '/usr/sbin/nats-server', '/usr/local/bin/nats-server'],
};

/** Runs NATS with its MQTT listener, which needs JetStream and a name, on free loopback ports. */
export async function startNats(): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-nats-'));
  const [port, own] = [await freePort(), await freePort()];
  const config = join(folder, 'nats.conf');
  const lines = [
    'server_name: parley',
    'host: 127.0.0.1',
    `port: ${own}`,
    `jetstream { store_dir: "${folder}/jetstream" }`,
    // What a lost connection left unacknowledged comes again after this long: by default 30 s.
    `mqtt { host: 127.0.0.1, port: ${port}, ack_wait: "1s" }`,
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  const broker = new BrokerProcess({
    name: nats.name,
    program: findProgram(nats) ?? 'nats-server',
    parameters: ['-c', config],
    folder,
    port,
    startMs: 10_000,
  });
  await broker.start();
  return broker;
}
