import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../run-cli.ts';
import { createFolder, shopFiles, type TemporaryFolder } from '../workspace.ts';

const path = 'agents/customer.agent.yaml';
const broken = '# who asks\nagent: customer\nsends:\n  quote.request: { timout: 1 sec } # soon\n';
const mended = '# who asks\nagent: customer\nsends:\n  quote.request: { timeout: 1s } # soon\n';

describe('fixContracts', () => {
  let shop: TemporaryFolder;
  const text = (): string => readFileSync(join(shop.path, path), 'utf8');
  const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: shop.path });

  beforeEach(() => {
    shop = createFolder(shopFiles);
    shop.write({ [path]: broken });
  });

  afterEach(() => {
    shop.remove();
  });

  it('mends the files, says how much of what, and ends as a check of them does', async () => {
    const { code, stdout, stderr } = await check('--fix');
    assert.equal(text(), mended);
    assert.equal(stderr, `fixed  ${path}: 2 fixes\n`);
    assert.equal(code, (await check()).code);
    assert.equal(stdout, (await check()).stdout);
  });

  it('changes nothing more the second time', async () => {
    await check('--fix');
    assert.equal((await check('--fix')).stderr, 'nothing was fixed: no finding has a safe fix\n');
    assert.equal(text(), mended);
  });

  it('prints a difference with --dry-run, ends as a check after it would, and writes nothing', async () => {
    const { code, stdout, stderr } = await check('--fix', '--dry-run');
    assert.equal(text(), broken);
    assert.equal(
      stdout,
      `--- a/${path}\n+++ b/${path}\n@@ -1,4 +1,4 @@\n # who asks\n agent: customer\n sends:\n-  quote.request: { timout: 1 sec } # soon\n+  quote.request: { timeout: 1s } # soon\n`,
    );
    assert.equal(stderr, `would fix  ${path}: 2 fixes\n`);
    await check('--fix');
    assert.equal(code, (await check()).code);
  });

  it('says that --dry-run alone means nothing', async () => {
    const { code, stderr } = await check('--dry-run');
    assert.equal(code, 2);
    assert.match(stderr, /--dry-run goes with --fix/);
  });

  it('keeps the rights of a file and its byte order mark', async () => {
    shop.write({ [path]: `\uFEFF${broken}` });
    chmodSync(join(shop.path, path), 0o600);
    await check('--fix');
    assert.equal(text(), `\uFEFF${mended}`);
    if (process.platform !== 'win32') assert.equal(statSync(join(shop.path, path)).mode & 0o777, 0o600);
  });

  it('never changes the files of an imported workspace', async () => {
    const other = {
      'other/agents/far.agent.yaml': broken.replace('customer', 'far'),
      'other/parley.config.yaml': '{}\n',
    };
    shop.write({ ...other, 'parley.config.yaml': 'imports: [other]\n', [path]: mended });
    await check('--fix');
    assert.equal(
      readFileSync(join(shop.path, 'other/agents/far.agent.yaml'), 'utf8'),
      other['other/agents/far.agent.yaml'],
    );
  });
});
