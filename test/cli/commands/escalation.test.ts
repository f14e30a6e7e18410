import assert from 'node:assert/strict';
import { join } from 'node:path';
import { connect, type Agent, type Bus } from '@parley/runtime';
import { defineAgent, type UntypedAgent } from '@parley/runtime/codegen';
import { loadContracts } from '@parley/toolchain/node';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../../support/mosquitto.ts';
import { runCli, type CliResult } from '../run-cli.ts';
import { createFolder, shopFiles, type TemporaryFolder } from '../workspace.ts';

/** Nobody runs it: every request to it waits for people. */
const files = {
  ...shopFiles,
  'agents/pricing.agent.yaml': 'agent: pricing\nreceives: { quote.request: {} }\nescalation: [manual]\n',
};

describeWithMosquitto('parley escalation', () => {
  let broker: Mosquitto;
  let folder: TemporaryFolder;
  let bus: Bus;
  let customer: Agent<UntypedAgent>;

  before(async () => {
    broker = await startMosquitto();
  });
  after(() => broker.close());

  beforeEach(async function () {
    // Each runs the command several times.
    this.currentTest?.timeout(120_000);
    folder = createFolder(files);
    await start();
  });
  afterEach(async () => {
    await stop();
    folder.remove();
  });

  async function start(): Promise<void> {
    const contracts = await loadContracts(folder.path);
    bus = await connect(broker.url, { state: join(folder.path, '.parley') });
    customer = bus.agent(defineAgent('customer', contracts), {}, { instance: 'c1' });
    await customer.start();
  }

  async function stop(): Promise<void> {
    await customer.stop();
    await bus.close();
  }

  const escalation = (...args: readonly string[]): Promise<CliResult> =>
    runCli(['escalation', ...args], { cwd: folder.path, env: { PARLEY_BROKER: broker.url } });

  const ask = () => customer.request('quote.request', { item: 'tea' }, { timeoutMs: 50 });

  /** Waits until one is held, and gives its id. */
  async function heldId(...args: readonly string[]): Promise<string> {
    for (;;) {
      const { stdout, stderr } = await escalation('list', '--format', 'json', ...args);
      assert.notEqual(stdout, '', stderr);
      const { escalations } = JSON.parse(stdout) as { escalations: readonly { readonly id: string }[] };
      if (escalations[0] !== undefined) return escalations[0].id;
    }
  }

  it('shows what waits, and gives the caller the reply of a person', async () => {
    const reply = ask();
    const id = await heldId();
    const listed = await escalation('list');
    assert.match(
      listed.stdout,
      new RegExp(`^${id.slice(-8)} +\\d+s +customer/c1 +quote.request +waiting +pricing`, 'm'),
    );
    assert.match(listed.stderr, /^1 request for people$/m);
    const shown = await escalation('show', id.slice(-8));
    assert.match(shown.stdout, /pricing {2}no answer after \d+ms[^]*"item": "tea"/);
    folder.write({ 'wrong.json': '{"cents": "250"}', 'reply.json': '{"cents": 250}' });
    const wrong = await escalation('resolve', id.slice(-8), '--reply', 'wrong.json');
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /invalid_reply: .*must be integer/);
    const resolved = await escalation('resolve', id.slice(-8), '--reply', 'reply.json');
    assert.deepEqual([resolved.code, resolved.stdout], [0, `resolved  ${id}\n`]);
    assert.deepEqual((await reply).data, { cents: 250 });
  });

  it('tells the caller that nobody answers', async () => {
    const refused = assert.rejects(ask());
    const id = await heldId();
    assert.equal((await escalation('resolve', id, '--drop')).code, 2);
    assert.equal((await escalation('resolve', id, '--drop', '--note', 'closed today')).code, 0);
    await refused;
    const { code } = await escalation('resolve', id, '--retry');
    assert.equal(code, 1);
  });

  it('has after a restart what nobody decided', async () => {
    const refused = assert.rejects(ask());
    const id = await heldId();
    await stop();
    await refused;
    assert.equal(await heldId('--state'), id);
    assert.equal((await escalation('resolve', id, '--retry', '--state')).code, 2);
    await start();
    const { code, stderr } = await escalation('resolve', id, '--retry');
    assert.equal(code, 1);
    assert.match(stderr, /its caller waits no longer/);
    const dropped = await escalation('resolve', id, '--drop', '--note', 'too late');
    assert.equal(dropped.code, 0, dropped.stderr);
  });
});
