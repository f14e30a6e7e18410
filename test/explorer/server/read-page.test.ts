import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPage } from '@parley/explorer';

describe('readPage', () => {
  it('takes the page of whoever packed it before its own, and never half of one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
    const packed = pathToFileURL(`${folder}/`);
    const own = await readPage();
    writeFileSync(join(folder, 'page.js'), 'script');
    assert.deepEqual(await readPage(packed), own);
    writeFileSync(join(folder, 'page.css'), 'style');
    assert.deepEqual(await readPage(packed), { script: 'script', style: 'style' });
    rmSync(folder, { recursive: true });
  });
});
