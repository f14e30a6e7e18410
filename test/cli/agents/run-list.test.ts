import assert from 'node:assert/strict';
import { connect, type Bus } from '@parley/runtime';
import { startBroker, type EmbeddedBroker } from '@parley/runtime/broker';
import { defineAgent } from '@parley/runtime/codegen';
import { loadContracts } from '@parley/toolchain/node';
import { runCli, startCli } from '../run-cli.ts';
import { createFolder, shopFiles, type TemporaryFolder } from '../workspace.ts';

const agents = {
  'agents/pricing.agent.yaml':
    'agent: pricing\nversion: 1.2.0\ncapabilities: [prices]\nreceives: { quote.request: {} }\n',
};

interface Listed {
  readonly agents: readonly { readonly agent: string; readonly instance: string; readonly state: string }[];
}

describe('parley agents', () => {
  let broker: EmbeddedBroker;
  let shop: TemporaryFolder;
  let buses: Bus[];
  beforeEach(async () => {
    broker = await startBroker();
    shop = createFolder({ ...shopFiles, ...agents });
    buses = [];
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await broker.close();
    shop.remove();
  });

  /** A pricing instance. */
  async function start(instance: string): Promise<{ stop(): Promise<void> }> {
    const bundle = await loadContracts(shop.path);
    const bus = await connect(broker.url);
    buses.push(bus);
    const agent = bus.agent(
      defineAgent('pricing', bundle),
      { 'quote.request': () => ({ cents: 1 }) },
      { instance },
    );
    await agent.start();
    return agent;
  }

  const run = (...args: readonly string[]) =>
    runCli(['agents', ...args, '--broker', broker.url], { cwd: shop.path });

  it('shows who is there and how they do, in a table', async function () {
    this.timeout(60_000);
    await start('one');
    const two = await start('two');
    await two.stop();
    const { code, stdout, stderr } = await run('list');
    assert.equal(code, 0, stderr);
    const [head, one, last] = stdout.split('\n');
    assert.match(head ?? '', /^AGENT +INSTANCE +ROLE +STATE +SINCE +LOAD +VERSION +LATE$/);
    assert.match(one ?? '', /^pricing +one +front +online +\d+s +0\+0 +1\.2\.0 +-$/);
    assert.match(last ?? '', /^pricing +two +standby +offline +\d+s +- +1\.2\.0 +-$/);
    assert.match(stderr, /1 instance of 2 not offline/);
  });

  it('REQ-PRES-33: retires who is offline, and refuses who lives', async function () {
    this.timeout(60_000);
    await start('one');
    const two = await start('two');
    await two.stop();
    const refused = await run('retire', 'pricing/one');
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /pricing\/one is online: only who is offline can be retired/);
    const { code, stdout } = await run('retire', 'pricing');
    assert.equal(code, 0);
    assert.match(stdout, /^retired pricing\/two, offline for \d+s\n$/);
    const { agents: left } = JSON.parse((await run('list', '--format', 'json')).stdout) as Listed;
    assert.deepEqual(
      left.map(({ instance, state }) => `${instance} ${state}`),
      ['one online'],
    );
  });

  it('shows a card, and says where there is none', async function () {
    this.timeout(60_000);
    await start('one');
    const { stdout } = await run('show', 'pricing');
    for (const fact of [
      /^pricing\/one\n/,
      /capabilities +prices/,
      /receives +quote\.request/,
      /shop\.quote\.v1/,
    ])
      assert.match(stdout, fact);
    const missing = await run('show', 'pricng/one');
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /Did you mean pricing\/one\?/);
  });

  it('tells each change where it is watched by a program', async function () {
    this.timeout(60_000);
    const args = ['agents', 'list', '--watch', '--format', 'json', '--broker', broker.url];
    await start('one');
    const watching = startCli(args, { cwd: shop.path });
    await watching.printed(/"event":"there"/);
    const two = await start('two');
    await watching.printed(/"event":"joined"/);
    await two.stop();
    await watching.printed(/"event":"left"/);
    watching.child.kill('SIGINT');
    assert.equal((await watching.result).code, 130);
  });
});
