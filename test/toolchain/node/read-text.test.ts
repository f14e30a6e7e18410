import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readText } from '#toolchain/node/read-text.ts';
import { maxFileBytes } from '#toolchain/source/tree.ts';

describe('readText', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-text-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function reasonFor(path: string): string {
    const read = readText(path);
    return read.ok ? 'read' : `${read.code} ${read.reason}`;
  }

  it('reads texts of any length up to the limit', () => {
    const path = join(folder, 'a.yaml');
    for (const text of ['', 'a', 'ä'.repeat(5000), 'x'.repeat(maxFileBytes)]) {
      writeFileSync(path, text);
      assert.deepEqual(readText(path), { ok: true, text });
    }
  });

  it('looks at the size before it reads', () => {
    const path = join(folder, 'a.yaml');
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 ** 3);
    assert.equal(reasonFor(path), 'FILE_TOO_LARGE the file has 53687091200 bytes; 8388608 is the limit');
  });

  it('tells of a file that has vanished since it was listed', () => {
    assert.equal(
      reasonFor(join(folder, 'gone.yaml')),
      'FILE_UNREADABLE this cannot be read: it is there no more (ENOENT)',
    );
  });

  it('reads no folder', () => {
    assert.match(reasonFor(folder), /^FILE_UNREADABLE /);
  });
});
