import assert from 'node:assert/strict';
import { connect, type Agent, type Bus } from '@parley/runtime';
import { defineAgent, type UntypedAgent } from '@parley/runtime/codegen';
import { createFactory, type Transport } from '@parley/runtime/transport';
import { loadContracts } from '@parley/toolchain/node';
import { join } from 'node:path';
import { until } from '../../runtime/support/until.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../../support/mosquitto.ts';
import { runCli, type CliResult } from '../run-cli.ts';
import { createFolder, shopFiles, type TemporaryFolder } from '../workspace.ts';

const files = {
  ...shopFiles,
  'agents/ledger.agent.yaml':
    'agent: ledger\nreceives: { order.placed: { retry: { attempts: 2, backoff: 1ms..2ms } } }\n',
};

describeWithMosquitto('parley dead', () => {
  let broker: Mosquitto;
  let folder: TemporaryFolder;
  let publisher: Transport;
  let bus: Bus;
  let ledger: Agent<UntypedAgent>;
  let isBroken: boolean;
  let handled: string[];
  let count = 0;

  before(async () => {
    broker = await startMosquitto();
    publisher = createFactory(broker.url).create({ clientId: 'publisher' });
    await publisher.open();
  });
  after(async () => {
    await publisher.close();
    await broker.close();
  });

  beforeEach(async function () {
    // Each runs the command several times.
    this.currentTest?.timeout(120_000);
    folder = createFolder(files);
    isBroken = true;
    handled = [];
    await start();
  });
  afterEach(async () => {
    await stop();
    folder.remove();
  });

  async function start(): Promise<void> {
    const contracts = await loadContracts(folder.path);
    bus = await connect(broker.url, { state: join(folder.path, '.parley') });
    const handlers = {
      'order.placed': ({ data }: { data: unknown }) => {
        if (isBroken) throw new Error('the ledger is locked');
        handled.push((data as { id: string }).id);
      },
    };
    ledger = bus.agent(defineAgent('ledger', contracts), handlers, { instance: 'l1' });
    await ledger.start();
  }

  async function stop(): Promise<void> {
    await ledger.stop();
    await bus.close();
  }

  /** Sends what cannot be handled, and resolves with the ids of the letters, oldest first. */
  async function bury(...ids: readonly unknown[]): Promise<readonly string[]> {
    const before = ledger.deadLetters().length;
    for (const id of ids) {
      count += 1;
      const event = {
        specversion: '1.0',
        id: `e${count}`,
        source: '/agents/customer/c1',
        type: 'shop.order.v1',
        data: { id },
      };
      await publisher.publish({ topic: 'shop/eu/order', payload: JSON.stringify(event) });
    }
    await until(
      () => ledger.deadLetters().length === before + ids.length && ledger.statistics().inFlight === 0,
    );
    return ledger
      .deadLetters()
      .slice(before)
      .map((letter) => letter.id);
  }

  const dead = (...args: readonly string[]): Promise<CliResult> =>
    runCli(['dead', ...args], { cwd: folder.path, env: { PARLEY_BROKER: broker.url } });

  it('lists what running agents keep, the newest first, under the ends of their ids', async () => {
    const [a = ''] = await bury('o1');
    const [b = ''] = await bury(7);
    const { stdout, stderr, code } = await dead('list');
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      stdout.split('\n').map((line) => line.replace(/ {2,}\d+s {2,}/, ' 0s ').replaceAll(/ {2,}/g, ' ')),
      [
        'ID AGE KEPT BY CHANNEL CODE TRIES',
        `${b.slice(-8)} 0s ledger/l1 order.placed invalid_data 0`,
        ' shop.order.v1: /id must be string',
        `${a.slice(-8)} 0s ledger/l1 order.placed handler_failed 2`,
        ' the ledger is locked',
        '',
      ],
    );
    assert.match(stderr, /^2 dead letters: 1 invalid_data, 1 handler_failed$/m);
  });

  it('filters, and writes JSON', async () => {
    const [a] = await bury('o1');
    await bury(7);
    const { stdout } = await dead(
      'list',
      '--code',
      'handler_failed',
      '--channel',
      'order.*',
      '--format',
      'json',
    );
    const { total, letters } = JSON.parse(stdout) as {
      total: number;
      letters: readonly Record<string, unknown>[];
    };
    assert.equal(total, 1);
    assert.deepEqual([letters[0]?.id, letters[0]?.instance, letters[0]?.attempts], [a, 'l1', 2]);
    assert.equal('original' in (letters[0] ?? {}), false);
    const { stderr } = await dead('list', '--older-than', '1h');
    assert.match(stderr, /^No dead letters$/m);
  });

  it('shows reason, tries, envelope and data of one, with nothing in it that steers a terminal', async () => {
    const [id = ''] = await bury('\u001b[31mred\u202e');
    const { stdout, code } = await dead('show', id.slice(-6));
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^Dead letter ${id}$`, 'm'));
    assert.match(stdout, /reason +handler_failed {2}the ledger is locked/);
    assert.match(stdout, /given up .* ago\), after 2 tries/);
    assert.match(stdout, /sender +\/agents\/customer\/c1/);
    assert.match(stdout, /"id": "\\u001b\[31mred\\u202e"/);
    assert.ok(!stdout.includes('\u001b'));
  });

  it('redrives one by the end of its id, and says when it fails again', async () => {
    const [id = ''] = await bury('o1');
    const failed = await dead('redrive', id.slice(-8));
    assert.equal(failed.code, 1);
    const next = ledger.deadLetters()[0]?.id ?? '';
    assert.equal(
      failed.stdout,
      `failed  ${id}  handler_failed: the ledger is locked; now ${next.slice(-8)}\n`,
    );
    isBroken = false;
    const redriven = await dead('redrive', next);
    assert.equal(redriven.code, 0, redriven.stderr);
    assert.equal(redriven.stdout, `redriven  ${next}\n`);
    assert.deepEqual(handled, ['o1']);
    assert.deepEqual(ledger.deadLetters(), []);
  });

  it('does nothing to several before somebody says yes', async () => {
    await bury('o1', 'o2');
    const asked = await dead('purge');
    assert.equal(asked.code, 2);
    assert.equal(asked.stdout, '');
    assert.match(asked.stderr, /Nothing was done\. To have both purged: --yes/);
    assert.equal(ledger.deadLetters().length, 2);
    const { code } = await dead('purge', '--yes');
    assert.equal(code, 0);
    assert.deepEqual(ledger.deadLetters(), []);
  });

  it('tells what it cannot find, and whom it cannot reach', async () => {
    await bury('o1');
    const unknown = await dead('show', 'ffffffff');
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /no dead letter has the id ffffffff/);
    const misspelt = await dead('list', '--agent', 'legder');
    assert.equal(misspelt.code, 1);
    assert.match(misspelt.stderr, /no instance of legder is running[^]*Did you mean ledger\?/);
    const both = await dead('purge', 'ffffffff', '--code', 'timeout');
    assert.equal(both.code, 2);
    const nowhere = await dead('list', '--broker', 'mqtt://127.0.0.1:1');
    assert.equal(nowhere.code, 3);
  });

  it('says who does not answer', async () => {
    folder.write({ 'parley.config.yaml': 'operators: [somebody-else]\n' });
    await stop();
    await start();
    folder.write({ 'parley.config.yaml': 'operators: [parley-cli]\n' });
    const { code, stderr } = await dead('list', '--timeout', '300ms');
    assert.equal(code, 1);
    assert.match(stderr, /No answer from ledger\/l1/);
    folder.write({ 'parley.config.yaml': 'operators: [somebody-else]\n' });
    const refused = await dead('list');
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /parley-cli is not among the operators/);
  });

  describe('--state', () => {
    it('leaves the journal of a running agent alone', async () => {
      const { code, stderr } = await dead('list', '--state');
      assert.equal(code, 3);
      assert.match(stderr, /ledger\/l1 is running and holds its journal\nLeave out --state/);
    });

    it('lists, redrives over the broker, and purges what a stopped agent has kept', async () => {
      const [a = '', b = ''] = await bury('o1', 'o2');
      await stop();
      assert.equal((await dead('list')).code, 1);
      const listed = await dead('list', '--state', '.parley', '--format', 'json');
      assert.equal(listed.code, 0, listed.stderr);
      assert.equal((JSON.parse(listed.stdout) as { total: number }).total, 2);
      const redriven = await dead('redrive', a, '--state');
      assert.equal(redriven.code, 0, redriven.stderr);
      assert.equal((await dead('purge', b, '--state')).stdout, `purged  ${b}\n`);
      isBroken = false;
      await start();
      await until(() => handled.length === 1);
      assert.deepEqual([handled, ledger.deadLetters()], [['o1'], []]);
    });

    it('tells a folder that is none', async () => {
      const { code, stderr } = await dead('list', '--state', 'nowhere');
      assert.equal(code, 3);
      assert.match(stderr, /cannot read .*nowhere: no such file or folder/);
    });
  });
});
