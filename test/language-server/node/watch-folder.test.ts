import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolder } from '#language-server/node/watch-folder.ts';

describe('watching a folder', () => {
  let parent: string;
  let closers: (() => Promise<void>)[];
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'parley-watch-'));
    closers = [];
  });
  afterEach(async () => {
    await Promise.all(closers.map((close) => close()));
    rmSync(parent, { recursive: true });
  });

  /** Resolves at the first event. */
  async function watch(folder: string, seen: string[]): Promise<void> {
    const first = new Promise<void>((resolve) => {
      const watching = watchFolder(folder, (events) => {
        seen.push(...events.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)));
        resolve();
      });
      closers.push(async () => (await watching)());
    });
    await first;
  }

  it('tells nothing of the neighbours of one that is gone', async () => {
    const gone: string[] = [];
    const there: string[] = [];
    void watch(join(parent, 'gone'), gone);
    const seen = watch(parent, there);
    // Until the watcher has begun a file may be taken for one that was there before.
    let number = 0;
    const writing = setInterval(() => {
      number += 1;
      writeFileSync(join(parent, `order${number}.channel.yaml`), 'channels: {}\n');
    }, 50);
    await seen;
    clearInterval(writing);
    assert.equal(there.length > 0, true);
    assert.deepEqual(gone, []);
  });
});
