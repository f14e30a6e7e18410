import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../../runtime/support/contracts.ts';
import { until } from '../../runtime/support/until.ts';
import { World } from '../../runtime/support/world.ts';
import { runCli } from '../run-cli.ts';

const contracts = bundle(
  [channel('job'), channel('done')],
  [
    agent('worker', { receives: { job: receive(['job']) }, sends: { done: send() } }),
    agent('idle', { receives: { job: receive(['job']) } }),
  ],
);

describe('parley log', () => {
  let folder: string;
  let world: World;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-log-'));
    world = new World(contracts, { state: folder });
    const worker = await world.start(
      'worker',
      {
        job: async (_message, context) => {
          await context.send('done', { n: 2 }, { tags: ['red'] });
        },
      },
      { instance: 'w1', messageLog: true },
    );
    await world.start('idle', { job: () => undefined }, { instance: 'i1' });
    await world.publish('job', { id: 'm1', data: { n: 1, text: '\u001b[31mred' } });
    await until(() => worker.statistics().sent === 1);
    await worker.stop();
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  const log = (...args: readonly string[]) => runCli(['log', '--state', folder, ...args]);

  it('shows what was sent and received, oldest first, and who runs', async () => {
    const { code, stdout, stderr } = await log();
    assert.equal(code, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.length, 2);
    assert.match(
      lines[0] ?? '',
      /^2026-01-01T\S+ {2}worker\/w1 {2}← {2}job {2}urn:plc {2}\S+ {2}\{"n":1,"text":\S+\}$/,
    );
    assert.match(lines[1] ?? '', /worker\/w1 {2}→ {2}done {2}worker {2}\S{8} {2}\{"n":2\}$/);
    assert.match(stderr, /idle\/i1 is running and holds its log: left out/);
    assert.doesNotMatch(stdout, /\u001b/);
  });

  it('chooses by the filters of programs', async () => {
    const channels = async (...args: readonly string[]): Promise<readonly unknown[]> => {
      const { stdout } = await log('--json', ...args);
      const lines = stdout.split('\n').filter((line) => line !== '');
      return lines.map((line) => (JSON.parse(line) as { message: { channel: string } }).message.channel);
    };
    assert.deepEqual(await channels('--tag', 'red'), ['done']);
    assert.deepEqual(await channels('--received', '--agent', 'worker'), ['job']);
    assert.deepEqual(await channels('--filter', '{"not":{"channel":"job"}}'), ['done']);
    assert.deepEqual(await channels('--limit', '1'), ['done']);
  });

  it('says what is wrong', async () => {
    const wrong = await log('--filter', '{"chanel":"job"}');
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /the filter cannot be used[^]*chanel/);
    const nobody = await log('--agent', 'nobody');
    assert.equal(nobody.code, 1);
    assert.match(nobody.stderr, /no such instance has kept anything/);
  });
});
