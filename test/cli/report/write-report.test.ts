import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeReport } from '#cli/report/write-report.ts';
import { createFolder } from '../workspace.ts';
import type { TemporaryFolder } from '../workspace.ts';

describe('writeReport', () => {
  let folder: TemporaryFolder;
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');

  beforeEach(() => {
    folder = createFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('makes the folders, replaces what is there and leaves nothing else', async () => {
    await writeReport(join(folder.path, 'a/b/report'), 'first, and longer');
    await writeReport(join(folder.path, 'a/b/report'), 'second');
    assert.equal(read('a/b/report'), 'second');
    assert.deepEqual(readdirSync(join(folder.path, 'a/b')), ['report']);
  });

  it('leaves a link a link', async function () {
    if (process.platform === 'win32') this.skip();
    folder.write({ target: 'old' });
    symlinkSync('target', join(folder.path, 'link'));
    await writeReport(join(folder.path, 'link'), 'new');
    assert.equal(read('target'), 'new');
    assert.ok(lstatSync(join(folder.path, 'link')).isSymbolicLink());
  });

  it('writes to a device and does not replace it', async function () {
    if (process.platform === 'win32') this.skip();
    await writeReport('/dev/null', 'nothing');
    assert.ok(lstatSync('/dev/null').isCharacterDevice());
  });

  it('adds to what stdout leads to', function () {
    if (process.platform === 'win32') this.skip();
    const module = new URL('../../../cli/src/report/write-report.ts', import.meta.url).href;
    const program = `process.stdout.write('before '); (await import('${module}')).writeReport('/dev/stdout', 'after')`;
    const output = openSync(join(folder.path, 'log'), 'a');
    spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', output, 'ignore'],
    });
    closeSync(output);
    assert.equal(read('log'), 'before after');
  });

  it('rejects where a folder has the name, and leaves nothing', async () => {
    mkdirSync(join(folder.path, 'taken/inner'), { recursive: true });
    await assert.rejects(writeReport(join(folder.path, 'taken'), 'text'));
    assert.deepEqual(readdirSync(folder.path), ['taken']);
  });
});
