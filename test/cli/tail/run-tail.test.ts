import assert from 'node:assert/strict';
import { createFactory } from '@parley/runtime/transport';
import type { Transport } from '@parley/runtime/transport';
import { type Mosquitto, describeWithMosquitto, startMosquitto } from '../../support/mosquitto.ts';
import { startCli } from '../run-cli.ts';
import type { RunningCli } from '../run-cli.ts';
import { createFolder, shopFiles } from '../workspace.ts';
import type { TemporaryFolder } from '../workspace.ts';

const order = (id: unknown) =>
  JSON.stringify({
    specversion: '1.0',
    id: 'e1',
    source: '/agents/customer/c1',
    type: 'shop.order.v1',
    data: { id },
  });

describeWithMosquitto('parley tail', () => {
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

  /** Starts the command and resolves when it watches. */
  async function tail(...args: string[]): Promise<RunningCli> {
    const running = startCli(['tail', ...args], { cwd: folder.path, env: { PARLEY_BROKER: broker.url } });
    await running.printed(/Watching/);
    return running;
  }

  const publish = (payload: string) => transport.publish({ topic: 'shop/eu/order', payload });

  it('shows messages judged, and ends after the wanted count', async () => {
    const running = await tail('--count', '2');
    await publish(order('o1'));
    await publish(order(7));
    const { code, stdout } = await running.result;
    assert.equal(code, 0);
    assert.match(stdout, /✓ {2}order\.placed {2}customer → {2}\d+B {2}\{"id":"o1"\}/);
    assert.match(stdout, /✗ {2}order\.placed[^]*invalid {2}\/id is 7, expected string/);
  });

  it('writes JSON Lines of the invalid only', async () => {
    const running = await tail('--json', '--invalid', '--count', '1');
    await publish(order('o1'));
    await publish('no json');
    const { stdout } = await running.result;
    const line = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(
      [line.verdict, line.topic, line.channel],
      ['malformed', 'shop/eu/order', 'order.placed'],
    );
  });

  it('shows what a query finds, a parameter of an address among its terms', async () => {
    const running = await tail('--where', 'region:eu valid:false', '--where', '$.id>5', '--count', '1');
    await publish(order('o1'));
    await publish(order(3));
    await publish(order(7));
    const { stdout } = await running.result;
    assert.match(stdout, /id is 7, expected string/);
    assert.doesNotMatch(stdout, /id is 3/);
  });

  it('takes broker and query as words, and shows the messages of the protocol to who asks for them', async () => {
    const running = startCli(['tail', broker.url, 'is:system', '--count', '1'], { cwd: folder.path });
    await running.printed(/Watching/);
    await publish(order('o1'));
    const asleep = {
      ...(JSON.parse(order('o2')) as object),
      type: 'parley.status.v1',
      data: { state: 'asleep' },
    };
    const topic = 'parley/v1/agents/customer/c1/status';
    await transport.publish({ topic, payload: JSON.stringify(asleep) });
    const { stdout } = await running.result;
    assert.match(stdout, /parley\.status\.v1[^]*\/state is "asleep"/);
    assert.doesNotMatch(stdout, /o1/);
  });

  it('watches other topics when it is told to', async () => {
    const running = await tail('--topic', 'lab/#', '--count', '1');
    await transport.publish({ topic: 'lab/oven', payload: '{}' });
    assert.match((await running.result).stdout, /lab\/oven[^]*no channel has this address/);
  });

  it('refuses a query that it cannot read, at its place', async () => {
    const running = startCli(['tail', '--where', 'chanel:x'], { cwd: folder.path });
    const { code, stderr } = await running.result;
    assert.equal(code, 2);
    assert.match(stderr, /did you mean channel\?\n {2}chanel:x\n {2}\^{6}\n/);
  });

  it('leaves out what the broker kept and is older than asked for', async () => {
    const kept = (id: string, time: string) => JSON.stringify({ ...(JSON.parse(order(id)) as object), time });
    const retained = (payload: string) =>
      transport.publish({ topic: 'shop/us/order', payload, retain: true });
    await retained(kept('old', '2020-01-01T00:00:00.000Z'));
    const running = await tail('--since', '5m', '--count', '1');
    await publish(order('new'));
    const { stdout } = await running.result;
    await retained('');
    assert.match(stdout, /"id":"new"/);
    assert.doesNotMatch(stdout, /"id":"old"/);
  });

  it('ends with 1 when the wanted count does not come in time', async () => {
    const running = await tail('--count', '1', '--duration', '300ms');
    assert.equal((await running.result).code, 1);
  });

  it('ends with 130 at Ctrl-C', async () => {
    const running = await tail();
    running.child.kill('SIGINT');
    assert.equal((await running.result).code, 130);
  });

  it('ends when nobody reads any more', async () => {
    const running = await tail();
    running.child.stdout?.destroy();
    await publish(order('o1'));
    const { code, stderr } = await running.result;
    assert.equal(code, 0);
    assert.doesNotMatch(stderr, /EPIPE/);
  });
});
