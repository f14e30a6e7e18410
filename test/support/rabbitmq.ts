import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BrokerProcess,
  endWithUs,
  findProgram,
  type BrokerProgram,
  type TestBroker,
} from './broker-process.ts';
import { freePort, untilListening } from './ports.ts';

/** The script itself: Debian's command in /usr/sbin changes the user and looks at the settings of the machine's own RabbitMQ. */
export const rabbitmq: BrokerProgram = {
  name: 'RabbitMQ',
  packageName: 'rabbitmq-server',
  candidates: [process.env.RABBITMQ_SERVER, '/usr/lib/rabbitmq/bin/rabbitmq-server'],
};

/** Runs RabbitMQ with its MQTT plugin, and an epmd of its own for its node's name; all on free loopback ports. */
export async function startRabbitmq(): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-rabbitmq-'));
  const [port, epmdPort, nodePort] = [await freePort(), await freePort(), await freePort()];
  const settings = [
    'listeners.tcp = none',
    `mqtt.listeners.tcp.default = 127.0.0.1:${port}`,
    'mqtt.allow_anonymous = true',
    'log.console = true',
    'log.console.level = warning',
    'log.file = false',
  ];
  await writeFile(join(folder, 'rabbitmq.conf'), `${settings.join('\n')}\n`);
  await writeFile(join(folder, 'plugins'), '[rabbitmq_mqtt].\n');
  const epmd = { ERL_EPMD_PORT: String(epmdPort), ERL_EPMD_ADDRESS: '127.0.0.1' };
  const broker = new BrokerProcess({
    name: rabbitmq.name,
    program: findProgram(rabbitmq) ?? 'rabbitmq-server',
    parameters: [],
    environment: {
      ...epmd,
      // It then becomes the broker instead of starting it: our signals reach the broker.
      RUNNING_UNDER_SYSTEMD: 'true',
      RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
      RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
      RABBITMQ_MNESIA_BASE: join(folder, 'data'),
      RABBITMQ_LOG_BASE: join(folder, 'log'),
      RABBITMQ_PID_FILE: join(folder, 'pid'),
      RABBITMQ_NODENAME: `parley${port}@localhost`,
      RABBITMQ_DIST_PORT: String(nodePort),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none',
    },
    folder,
    port,
    startMs: 60_000,
  });
  const stopEpmd = await startEpmd(epmd, epmdPort);
  const close = async (): Promise<void> => {
    await broker.close();
    await stopEpmd();
  };
  try {
    await broker.start();
  } catch (caught) {
    await close();
    throw caught;
  }
  const { url } = broker;
  return { url, start: () => broker.start(), stop: (signal) => broker.stop(signal), close };
}

/** What a node's name needs: Erlang would start one by itself, and leave it running. */
async function startEpmd(
  environment: Readonly<Record<string, string>>,
  port: number,
): Promise<() => Promise<void>> {
  const child = spawn('epmd', [], { env: { PATH: process.env.PATH, ...environment }, stdio: 'ignore' });
  endWithUs(child);
  const exit = once(child, 'exit');
  await untilListening(port);
  return async () => {
    child.kill();
    await exit;
  };
}
