import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { assertGolden } from './golden.ts';
import { runCli, startCli } from './run-cli.ts';
import { createFolder, shopFiles } from './workspace.ts';
import type { TemporaryFolder } from './workspace.ts';

const broken = {
  'channels/shop.channel.yaml': 'channels: { quote.request: { messages: [shop.qoute.v1] } }\n',
};
/** Received but never sent: a warning. */
const warned = { 'agents/customer.agent.yaml': 'agent: customer\nsends: { quote.request: {} }\n' };

/** A definition that a message refers to: not a message itself. */
const shared = {
  'messages/shared/money.schema.yaml': 'type: integer\n',
  'messages/shop.quote.v1.schema.yaml':
    'type: object\nrequired: [cents]\nproperties: { cents: { $ref: shared/money.schema.yaml } }\n',
};

describe('parley', () => {
  let shop: TemporaryFolder;
  let empty: TemporaryFolder;
  let wrong: TemporaryFolder;
  let doubtful: TemporaryFolder;
  let sharing: TemporaryFolder;

  before(() => {
    shop = createFolder(shopFiles);
    empty = createFolder();
    wrong = createFolder({ ...shopFiles, ...broken });
    doubtful = createFolder({ ...shopFiles, ...warned });
    sharing = createFolder({ ...shopFiles, ...shared });
  });

  after(() => {
    for (const folder of [shop, empty, wrong, doubtful, sharing]) folder.remove();
  });

  const table: readonly (readonly [
    args: string,
    folder: () => TemporaryFolder,
    code: number,
    says: RegExp,
  ])[] = [
    ['--version', () => empty, 0, /^\d+\.\d+\.\d+\n$/],
    ['help check', () => empty, 0, /Finds mistakes/],
    ['', () => empty, 2, /Usage: parley/],
    ['chek', () => empty, 2, /unknown command 'chek'\nDid you mean check\?/],
    ['check --fromat json', () => empty, 2, /Did you mean --format\?/],
    ['check --format xml', () => empty, 2, /Formats are text, json, sarif/],
    ['check --format sarfi=out', () => empty, 2, /Did you mean sarif\?/],
    ['check --format sarif=', () => empty, 2, /A file must follow "sarif="/],
    ['check --format json --format sarif', () => empty, 2, /both write to stdout/],
    ['check --format json=a --format sarif=a', () => empty, 2, /both write to a/],
    ['check', () => empty, 2, /no workspace[^]*parley init/],
    ['check', () => shop, 0, /no findings in 3 messages, 3 channels, 3 agents/],
    ['check', () => sharing, 0, /no findings in 3 messages, 3 channels, 3 agents/],
    ['check nowhere', () => shop, 2, /there is no folder nowhere/],
    ['init parley.config.yaml', () => shop, 3, /cannot make .*: there is a file of that name/],
    ['check', () => wrong, 1, /shop\.qoute\.v1/],
    ['check', () => doubtful, 0, /warning/],
    ['check --fail-on warning', () => doubtful, 1, /warning/],
    ['check --format json --fail-on warning', () => doubtful, 1, /"findings"/],
    ['rules --family topic', () => empty, 0, /ADDRESS_OVERLAP +error +MINIMAL/],
    ['rules nowhere', () => empty, 2, /there is no folder nowhere/],
    ['rules .', () => empty, 2, /no workspace/],
    ['rules --family topics', () => empty, 2, /Allowed choices are file, /],
    ['explain durable_every', () => empty, 0, /DURABLE_EVERY {2}error {2}MINIMAL[^]*Suppress it/],
    ['explain KEY_UNKNOWN SYNTAX', () => empty, 0, /KEY_UNKNOWN[^]*SYNTAX/],
    ['explain SYNTAX --format markdown', () => empty, 0, /^# SYNTAX\n/],
    ['explain SYNTAX --format json', () => empty, 0, /"id": "SYNTAX"/],
    ['explain KEY_UNKNOWM', () => empty, 2, /Did you mean KEY_UNKNOWN\?/],
    ['explain', () => empty, 2, /which rule\?[^]*parley rules/],
    ['generate', () => wrong, 1, /nothing was generated/],
    ['generate --check', () => shop, 1, /stale {2}generated\/agents\.ts/],
    ['publish nowhere {}', () => shop, 2, /no channel "nowhere"/],
    ['publish order.placd {}', () => shop, 2, /Did you mean order\.placed\?/],
    ['publish order.placed {}', () => shop, 2, /needs --param region=/],
    ['publish quote.request {oops', () => shop, 2, /is no JSON/],
    ['publish quote.request', () => shop, 2, /there is no data/],
    ['publish quote.request --file nowhere.json', () => shop, 3, /cannot read nowhere\.json: no such file/],
    ['publish quote.request {"item":"gin"}', () => shop, 1, /\/item is "gin", expected one of "tea", "cake"/],
    ['publish quote.request {"item":"tea"} --broker moon', () => shop, 2, /no broker named "moon"/],
    ['publish quote.request {"item":"tea"} --broker ftp://x', () => shop, 2, /is no broker URL/],
    ['request quote.reply {}', () => shop, 2, /has no reply/],
    ['tail --valid --invalid', () => shop, 2, /cannot be used with/],
    ['tail --duration soon', () => shop, 2, /no duration/],
    ['tail --duration 200ms --broker mqtt://127.0.0.1:1', () => shop, 3, /no answer yet/],
    ['agents', () => empty, 2, /Usage: parley agents/],
    ['agents retire', () => empty, 2, /say whom/],
    ['agents list --broker mqtt://127.0.0.1:1', () => empty, 3, /cannot reach the broker/],
    ['dead', () => empty, 2, /Usage: parley dead/],
    ['dead lst', () => empty, 2, /unknown command 'lst'\nDid you mean list\?/],
    ['dead show', () => empty, 2, /missing required argument 'ids'/],
    ['dead list --since soon', () => empty, 2, /no duration/],
    ['dead list --channel order.**', () => empty, 2, /needs the contracts/],
    ['dead list --broker mqtt://127.0.0.1:1', () => empty, 3, /cannot reach the broker/],
    ['dead list --state', () => empty, 3, /cannot read .*\.parley: no such file or folder/],
    ['dead purge --state .', () => empty, 1, /no agent has kept anything in/],
    ['escalation resolve abcd', () => empty, 2, /how shall it be resolved\?/],
    ['escalation resolve abcd --drop', () => empty, 2, /--note TEXT/],
    ['dev --only pricng', () => shop, 2, /Did you mean pricing\?/],
    ['completion tcsh', () => empty, 2, /Allowed choices are bash, zsh, fish/],
  ];
  for (const [args, folder, code, says] of table) {
    it(`ends "parley ${args}" with ${code}`, async () => {
      const result = await runCli(args === '' ? [] : args.split(' '), { cwd: folder().path });
      assert.match(result.stdout + result.stderr, says);
      assert.equal(result.code, code);
    });
  }

  it('writes wrong usage to stderr only', async () => {
    const { stdout, stderr } = await runCli(['chek']);
    assert.equal(stdout, '');
    assert.match(stderr, /^parley: /);
  });

  for (const verb of [
    '',
    'init',
    'check',
    'rules',
    'explain',
    'format',
    'generate',
    'graph',
    'dev',
    'tail',
    'publish',
    'request',
    'agents',
    'agents-list',
    'agents-show',
    'agents-retire',
    'doctor',
    'dead',
    'dead-list',
    'dead-show',
    'dead-redrive',
    'dead-purge',
    'escalation',
    'escalation-list',
    'escalation-show',
    'escalation-resolve',
    'log',
    'explore',
    'stats',
    'lsp',
    'mcp',
    'completion',
  ]) {
    it(`explains itself: ${verb || 'the whole'}`, async () => {
      const [first = '', ...rest] = verb.split('-');
      const words = rest.length > 0 ? [first, 'help', ...rest] : ['help', first];
      const { stdout, code } = await runCli(words.filter((word) => word !== ''));
      assert.equal(code, 0);
      assertGolden(`help${verb && '-'}${verb}.txt`, stdout);
    });
  }

  it('colours when it is told to, and not when NO_COLOR is set', async () => {
    const colored = await runCli(['check'], { cwd: wrong.path, env: { FORCE_COLOR: '1' } });
    assert.ok(colored.stdout.includes('\u001b['));
    const plain = await runCli(['check'], { cwd: wrong.path, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    assert.ok(!plain.stdout.includes('\u001b'));
  });

  it('bears a reader that goes away', async () => {
    const { child, result } = startCli(['check', '--format', 'json'], { cwd: wrong.path });
    child.stdout?.destroy();
    const { code, stderr } = await result;
    assert.equal(stderr, '');
    assert.equal(code, 1);
  });

  it('completes verbs, options and names', async () => {
    const complete = async (...words: string[]) => {
      const { stdout } = await runCli(['__complete', '--', ...words], { cwd: shop.path });
      return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0]]));
    };
    assert.deepEqual(await complete('ch'), ['check']);
    assert.deepEqual(await complete('check', '--fail-on', ''), ['error', 'warning']);
    assert.deepEqual(await complete('check', '--format', 'g'), ['github', 'gitlab']);
    assert.deepEqual(await complete('request', ''), ['quote.request']);
    assert.deepEqual(await complete('tail', '--agent', 'l'), ['ledger']);
    assert.deepEqual(await complete('tail', '--where', 'verdict:wrong-s'), ['verdict:wrong-sender']);
    assert.deepEqual(await complete('stats', 'channel:ord'), ['channel:order.placed']);
    assert.deepEqual(await complete('stats', 'region:eu', 'lat'), ['latency>']);
    assert.deepEqual(await complete('dead', 'pu'), ['purge']);
    assert.deepEqual(await complete('dead', 'list', '--agent', 'l'), ['ledger']);
    assert.deepEqual(await complete('dead', 'list', '--code', 'unr'), ['unreceived']);
    assert.deepEqual(await complete('explain', 'SYNTAX', 'DURABLE_EV'), ['DURABLE_EVERY']);
    assert.deepEqual(await complete('rules', '--level', 'ST'), ['STANDARD', 'STRICT']);
  });
});

describe('bin/parley.cjs', () => {
  it('uses no syntax that an old Node cannot read', () => {
    const text = readFileSync(new URL('../../cli/bin/parley.cjs', import.meta.url), 'utf8');
    assert.doesNotMatch(text, /=>|\?\.|`|\bconst\b|\blet\b/u);
  });

  it('tells an old Node what is needed', () => {
    const bin = fileURLToPath(new URL('../../cli/bin/parley.cjs', import.meta.url));
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); require(${JSON.stringify(bin)})`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', pretend], { encoding: 'utf8' });
    assert.equal(stderr, 'parley needs Node 22.18 or newer; this is 20.1.0.\n');
    assert.equal(status, 2);
  });
});
