import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const node = ['--conditions=@parley/source'];
const parley = join(import.meta.dirname, '../../cli/src/main.ts');

describe('README.md', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-readme-'));
    await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'), 'junction');
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('shows code that runs in the workspace of parley init, and prints what it says', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
    const code = /```ts\n(.*?)```/su.exec(readme)?.[1] ?? '';
    const promised = /console\.log\(.*\); \/\/ (.*)/u.exec(code)?.[1];
    await run(process.execPath, [...node, parley, 'init', folder, '--force']);
    await run(process.execPath, [...node, parley, 'generate', folder]);
    await writeFile(join(folder, 'readme.ts'), code);
    const { stdout } = await run(process.execPath, [...node, 'readme.ts'], { cwd: folder });
    assert.equal(stdout.trim(), promised);
  });
});
