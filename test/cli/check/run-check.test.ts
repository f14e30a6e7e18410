import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runProgram } from '#cli/program.ts';
import { formatNames } from '#cli/report/choice.ts';
import { createTerminal } from '#cli/terminal/terminal.ts';
import { runCli } from '../run-cli.ts';
import { createFolder, shopFiles } from '../workspace.ts';
import type { TemporaryFolder } from '../workspace.ts';

/** An error and a warning. */
const broken = {
  'channels/shop.channel.yaml': 'channels: { quote.request: { messages: [shop.qoute.v1] } }\n',
};
const warned = { 'agents/customer.agent.yaml': 'agent: customer\nsends: { quote.request: {} }\n' };

describe('runCheck', () => {
  let shop: TemporaryFolder;
  const read = (name: string) => readFileSync(join(shop.path, name), 'utf8');
  const check = (args: string, env: Readonly<Record<string, string>> = {}) =>
    runCli(['check', ...args.split(' ').filter((word) => word !== '')], { cwd: shop.path, env });

  beforeEach(() => {
    shop = createFolder(shopFiles);
  });

  afterEach(() => {
    shop.remove();
  });

  it('ends with the same code in every format', async () => {
    for (const [files, code] of [[{}, 0] as const, [warned, 0] as const, [broken, 1] as const]) {
      shop.write(files);
      for (const name of formatNames) {
        const terminal = createTerminal(new PassThrough(), new PassThrough(), {});
        assert.equal(await runProgram(['check', shop.path, '--format', name], terminal), code, name);
      }
    }
  });

  it('writes some to files and one to stdout', async () => {
    shop.write(broken);
    const { code, stdout } = await check('--format sarif=out/ci/a.sarif --format text --format junit=b.xml');
    assert.equal(code, 1);
    assert.match(stdout, /✗ \d+ error/);
    assert.match(read('out/ci/a.sarif'), /"version": "2.1.0"/);
    assert.match(read('b.xml'), /^<\?xml/);
    assert.ok(!stdout.includes('<?xml'));
  });

  it('writes no colours into files, and tells on stderr how it went', async () => {
    shop.write(broken);
    const { stdout, stderr } = await check('--format text=report.txt', { FORCE_COLOR: '1' });
    assert.ok(!read('report.txt').includes('\u001b'));
    assert.equal(stdout, '');
    assert.match(stderr, /\d+ error/);
  });

  it('ends with 3 when a report cannot be written, and writes the others all the same', async () => {
    mkdirSync(join(shop.path, 'taken/inner'), { recursive: true });
    const { code, stdout, stderr } = await check('--format text --format json=taken --format gitlab=b.json');
    assert.equal(code, 3);
    assert.match(stderr, /^parley: cannot write taken: /);
    assert.match(stdout, /no findings/);
    assert.equal(read('b.json'), '[]\n');
  });

  it('says of two formats in one place that they cannot be read before it looks for a workspace', async () => {
    const { code, stderr } = await check('nowhere --format json --format text');
    assert.equal(code, 2);
    assert.match(stderr, /both write to stdout\nGive each a file of its own/);
  });

  describe('under GitHub Actions', () => {
    const github = { GITHUB_ACTIONS: 'true' };

    it('adds annotations to the text', async () => {
      shop.write(broken);
      const { stdout } = await check('', github);
      assert.match(stdout, /✗ \d+ error/);
      assert.match(stdout, /^::error file=channels\/shop\.channel\.yaml,line=1,/m);
    });

    it('adds none to a format that was asked for', async () => {
      shop.write(broken);
      assert.doesNotMatch((await check('--format text', github)).stdout, /^::/m);
    });

    it('lets no text of a contract become a command', async () => {
      shop.write({ 'channels/shop.channel.yaml': '::add-mask::x:\n  a ##[add-mask]y: [\n' });
      const { stdout } = await check('--format text', github);
      assert.doesNotMatch(stdout, /^\s*::|##\[/m);
    });

    it('adds to the summary of the step, which other commands write too', async () => {
      const summary = join(shop.path, 'summary.md');
      shop.write({ 'summary.md': 'before\n' });
      await check(`--format markdown=${summary}`, { ...github, GITHUB_STEP_SUMMARY: summary });
      assert.match(read('summary.md'), /^before\n### ✅ Parley: no findings/);
    });
  });
});
