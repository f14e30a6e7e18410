import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../run-cli.ts';
import { createFolder, shopFiles, type TemporaryFolder } from '../workspace.ts';

const path = 'agents/customer.agent.yaml';
const loose = 'agent:   customer   # who asks\nsends:\n    quote.request: {}\n    order.placed: {}\n';
const neat = 'agent: customer # who asks\nsends:\n  quote.request: {}\n  order.placed: {}\n';

describe('parley format', () => {
  let shop: TemporaryFolder;
  const read = (file: string): string => readFileSync(join(shop.path, file), 'utf8');
  const format = (args: readonly string[], input?: string) =>
    runCli(['format', ...args], { cwd: shop.path, ...(input === undefined ? {} : { input }) });

  beforeEach(() => {
    shop = createFolder(shopFiles);
    shop.write({ [path]: loose });
  });

  afterEach(() => {
    shop.remove();
  });

  it('changes what is not in shape and says so', async () => {
    const first = await format([]);
    assert.deepEqual([first.code, first.stdout], [0, `formatted  ${path}\n`]);
    assert.equal(read(path), neat);
    const second = await format([]);
    assert.deepEqual([second.code, second.stdout], [0, '✓ 8 files are in shape\n']);
  });

  it('tells with --check what would change, and writes nothing', async () => {
    const { code, stdout, stderr } = await format(['--check']);
    assert.deepEqual([code, stdout], [1, `would change  ${path}\n`]);
    assert.match(stderr, /Run "parley format"/);
    assert.equal(read(path), loose);
  });

  it('takes files and folders', async () => {
    assert.equal((await format(['channels', 'agents/ledger.agent.yaml'])).stdout, '✓ 2 files are in shape\n');
    assert.equal((await format([path])).stdout, `formatted  ${path}\n`);
    assert.equal((await format(['nowhere'])).code, 2);
    assert.equal((await format(['--', 'parley.config.yaml', 'package.txt'])).code, 2);
  });

  it('leaves what it cannot read alone, and names it', async () => {
    shop.write({ 'agents/till.agent.yaml': 'agent: [till\n', [path]: neat });
    const { code, stderr } = await format([]);
    assert.equal(code, 1);
    assert.match(stderr, /^left alone {2}agents\/till.agent.yaml: /);
    assert.equal(read('agents/till.agent.yaml'), 'agent: [till\n');
  });

  it('reads stdin and writes stdout', async () => {
    assert.deepEqual(await format(['-'], loose), { code: 0, stdout: neat, stderr: '' });
    assert.equal((await format(['-', '--name', 'a.json'], '{"a":1}')).stdout, '{ "a": 1 }\n');
    assert.equal((await format(['-', '--check'], loose)).code, 1);
    assert.deepEqual((await format(['-'], 'a: [1\n')).stdout, 'a: [1\n');
  });
});
