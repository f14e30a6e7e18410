import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../run-cli.ts';
import { createFolder } from '../workspace.ts';
import type { TemporaryFolder } from '../workspace.ts';

describe('parley init', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = createFolder({ 'package.json': '{}' });
  });

  afterEach(() => {
    folder.remove();
  });

  const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');

  it('writes a workspace and leaves what exists', async () => {
    const { code, stdout, stderr } = await runCli(['init'], { cwd: folder.path });
    assert.equal(code, 0);
    assert.match(stdout, /wrote {2}parley\.config\.yaml/);
    assert.match(stdout, /kept {3}package\.json/);
    assert.match(stderr, /npm install @parley\/runtime/);
    assert.equal(read('package.json'), '{}');
  });

  it('overwrites with --force', async () => {
    await runCli(['init', '--force'], { cwd: folder.path });
    assert.match(read('package.json'), /parley dev/);
  });

  it('makes the folder that is named', async () => {
    const { stderr } = await runCli(['init', 'deep/shop'], { cwd: folder.path });
    assert.match(stderr, /cd deep.shop/);
    assert.match(read('deep/shop/README.md'), /npm start/);
  });

  it('quotes a folder whose name has a space', async () => {
    const { stderr } = await runCli(['init', 'my shop'], { cwd: folder.path });
    assert.match(stderr, /cd "my shop"/);
  });
});
