import assert from 'node:assert/strict';
import { createFactory } from '@parley/runtime/transport';
import type { Transport } from '@parley/runtime/transport';
import { type Mosquitto, describeWithMosquitto, startMosquitto } from '../../support/mosquitto.ts';
import { type RunningCli, startCli } from '../run-cli.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../workspace.ts';

interface Line {
  readonly counters: { readonly received: number; readonly kept: number; readonly missing: number };
  readonly messages: number;
  readonly channels: readonly {
    readonly channel: string;
    readonly messages: number;
    readonly invalid: number;
  }[];
  readonly agents: readonly { readonly agent: string; readonly messages: number }[];
}

const order = (id: unknown, seq: string) =>
  JSON.stringify({
    ...{ specversion: '1.0', id: crypto.randomUUID(), source: '/agents/customer/c1', type: 'shop.order.v1' },
    ...{ seq, data: { id } },
  });

describeWithMosquitto('parley stats', () => {
  let folder: TemporaryFolder;
  let broker: Mosquitto;
  let transport: Transport;

  before(async function () {
    this.timeout(30_000);
    folder = createFolder(shopFiles);
    broker = await startMosquitto();
    transport = createFactory(broker.url).create({ clientId: 'publisher' });
    await transport.open();
  });

  after(async () => {
    await transport.close();
    await broker.close();
    folder.remove();
  });

  const stats = (...args: string[]): RunningCli =>
    startCli(['stats', '-b', broker.url, ...args], { cwd: folder.path });
  const linesOf = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  /** Publishes three orders, one of them wrong, with a gap in their numbers, when the command watches. */
  async function publishOrders(): Promise<void> {
    for (const [id, seq] of [
      ['o1', '1.1'],
      [7, '1.2'],
      ['o3', '1.5'],
    ] as const)
      await transport.publish({ topic: 'shop/eu/order', payload: order(id, seq) });
  }

  it('writes a line of JSON at each interval: channels, agents, and an accounting that adds up', async () => {
    const running = stats('--json', '--every', '100ms');
    await running.printed(/Watching/);
    await publishOrders();
    await running.printed(/"received":3,/);
    running.child.kill('SIGINT');
    const { code, stdout } = await running.result;
    assert.equal(code, 130);
    const last = linesOf(stdout).at(-1) ?? assert.fail('no line');
    assert.deepEqual(
      last.channels.map(({ channel, messages, invalid }) => [channel, messages, invalid]),
      [['order.placed', 3, 1]],
    );
    assert.deepEqual(
      last.agents.map(({ agent, messages }) => [agent, messages]),
      [['customer', 3]],
    );
    const { received, kept, missing } = last.counters;
    assert.deepEqual([received, kept, missing], [3, 3, 2]);
  });

  it('counts what a query finds, and everything in the accounting', async () => {
    const words = [broker.url, 'region:eu', 'valid:false', '--where', 'from:customer'];
    const running = startCli(['stats', ...words, '--json', '--every', '100ms'], { cwd: folder.path });
    await running.printed(/Watching/);
    await publishOrders();
    await running.printed(/"received":3,/);
    running.child.kill('SIGINT');
    const last = linesOf((await running.result).stdout).at(-1);
    assert.deepEqual([last?.messages, last?.counters.received], [1, 3]);
  });

  it('prints one table at the end', async () => {
    const { code, stdout } = await stats('--once', '--for', '1500ms').result;
    assert.equal(code, 0);
    assert.match(stdout, /MQTT 5[^]*received 0 = kept 0 \+ evicted 0[^]*CHANNEL[^]*AGENT/);
    assert.equal(stdout.split('CHANNEL').length, 2);
  });

  it('refuses a query that it cannot read, and says when no broker is there', async () => {
    const [wrong, away] = await Promise.all([
      stats('valid:maybe').result,
      startCli(['stats', '-b', 'mqtt://127.0.0.1:9', '--once', '--for', '500ms'], { cwd: folder.path })
        .result,
    ]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /valid:maybe\n {8}\^{5}\n/);
    assert.equal(away.code, 3);
    assert.equal(away.stdout, '');
  });
});
