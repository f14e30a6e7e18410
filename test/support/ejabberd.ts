import { mkdtemp, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokerProcess, type BrokerProgram, type TestBroker } from './broker-process.ts';
import { freePort } from './ports.ts';

export const ejabberd: BrokerProgram = {
  name: 'ejabberd',
  packageName: 'ejabberd',
  candidates: [process.env.EJABBERD, '/usr/sbin/ejabberdctl'],
};

/** Runs ejabberd with nothing but its MQTT listener. Its Erlang node has no name: it needs no epmd, and nobody can reach it. */
export async function startEjabberd(): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-ejabberd-'));
  const port = await freePort();
  const config = join(folder, 'ejabberd.yml');
  const lines = [
    'loglevel: warning',
    'hosts: [localhost]',
    'auth_method: [anonymous]',
    'anonymous_protocol: login_anon',
    'allow_multiple_connections: true',
    `listen: [{port: ${port}, ip: "127.0.0.1", module: mod_mqtt, backlog: 1000}]`,
    'modules: {mod_mqtt: {}}',
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  const broker = new BrokerProcess({
    name: ejabberd.name,
    program: 'erl',
    parameters: ['-noinput', '-mnesia', 'dir', `"${folder}/spool"`, '+sbwt', 'none', '-s', 'ejabberd'],
    environment: {
      EJABBERD_CONFIG_PATH: config,
      EJABBERD_LOG_PATH: join(folder, 'ejabberd.log'),
      ERL_CRASH_DUMP: '/dev/null',
      ERL_LIBS: librariesOfErlang(),
    },
    folder,
    port,
    startMs: 30_000,
  });
  await broker.start();
  const { host } = new URL(broker.url);
  return {
    // It has no clients without a name: a name and its virtual host.
    url: `mqtt://parley%40localhost:any@${host}`,
    start: () => broker.start(),
    stop: (signal) => broker.stop(signal),
    close: () => broker.close(),
  };
}

/** Debian keeps them beside the C libraries of the machine's architecture. */
function librariesOfErlang(): string {
  const triplet = readdirSync('/usr/lib').find((name) => name.endsWith('-linux-gnu'));
  return triplet === undefined ? '/usr/lib' : `/usr/lib/${triplet}`;
}
