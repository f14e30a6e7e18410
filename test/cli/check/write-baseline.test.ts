import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../run-cli.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../workspace.ts';

describe('parley check --write-baseline', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = createFolder({
      ...shopFiles,
      'agents/extra.agent.yaml': 'agent: extra\nsends: { quote.gone: {} }\n',
    });
  });
  afterEach(() => {
    folder.remove();
  });

  const check = (...args: readonly string[]) => runCli(['check', ...args], { cwd: folder.path });

  function read(path: string): { version: number; findings: Record<string, string>[] } {
    return JSON.parse(readFileSync(join(folder.path, path), 'utf8')) as ReturnType<typeof read>;
  }

  it('lets only what is new count', async () => {
    const written = await check('--write-baseline');
    assert.equal(written.code, 0);
    assert.match(written.stderr, /wrote {2}1 finding to parley\.baseline\.json/);
    assert.match(written.stdout, /no findings.*\n.*1 known to the baseline/);
    const { findings } = read('parley.baseline.json');
    assert.deepEqual(
      findings.map(({ file, rule, message }) => `${file ?? ''} ${rule ?? ''} ${message ?? ''}`),
      ['agents/extra.agent.yaml SEND_UNRESOLVED there is no channel "quote.gone"'],
    );
    folder.write({
      'agents/extra.agent.yaml': '# moved\nagent: extra\nsends: { quote.gone: {}, quote.new: {} }\n',
    });
    const { code, stdout } = await check();
    assert.equal(code, 1);
    assert.match(stdout, /quote\.new/);
    assert.doesNotMatch(stdout, /quote\.gone"/);
  });

  it('drops what is found no more', async () => {
    await check('--write-baseline');
    folder.write({ 'agents/extra.agent.yaml': 'agent: extra\nsends: { order.placed: {} }\n' });
    const unused = await check('--fail-on', 'warning');
    assert.equal(unused.code, 1);
    assert.match(unused.stdout, /parley\.baseline\.json:8:18 {2}warning .* found no more {2}BASELINE_UNUSED/);
    assert.equal((await check('--write-baseline', '--fail-on', 'warning')).code, 0);
    assert.deepEqual(read('parley.baseline.json').findings, []);
    assert.equal((await check('--fail-on', 'warning')).code, 0);
  });

  it('writes to another file, and says how to use it', async () => {
    const { code, stderr } = await check('--write-baseline', 'quality/known.json');
    assert.equal(code, 0);
    assert.match(stderr, /baseline: quality\/known\.json/);
    folder.write({ 'parley.config.yaml': 'check: { baseline: quality/known.json }\n' });
    assert.equal((await check()).code, 0);
  });

  it('overwrites nothing that is no baseline', async () => {
    const config = await check('--write-baseline', 'parley.config.yaml');
    assert.equal(config.code, 2);
    assert.match(config.stderr, /parley\.config\.yaml is no baseline, so it is not overwritten/);
    const agents = await check('--write-baseline', 'agents');
    assert.equal(agents.code, 2);
    assert.match(agents.stderr, /agents is a folder.*\n.*parley check agents --write-baseline/);
  });

  it('writes nothing while files cannot be read, or where there is nothing to write', async () => {
    folder.write({ 'agents/broken.agent.yaml': '{' });
    const broken = await check('--write-baseline');
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /no baseline was written: first mend what cannot be read/);
    folder.write({
      'agents/broken.agent.yaml': 'agent: broken\n',
      'agents/extra.agent.yaml': 'agent: extra\n',
    });
    assert.match((await check('--write-baseline')).stderr, /nothing to write down/);
    assert.ok(!existsSync(join(folder.path, 'parley.baseline.json')));
  });
});
