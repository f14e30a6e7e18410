import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Journal } from '#runtime/journal/journal.ts';
import { segmentHeaderBytes } from '#runtime/journal/segment.ts';
import { FaultyDisk } from '../support/faulty-disk.ts';
import { addRecord, contentsOf, openTestJournal, toBytes, toText } from '../support/journals.ts';

describe('recover', () => {
  it('has every saved commit whole and no other half, wherever the power went', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ adds: fc.nat(3), releases: fc.nat(2), size: fc.nat(60), waits: fc.boolean() }), {
          maxLength: 25,
        }),
        fc.infiniteStream(fc.nat(1000)),
        fc.nat(60),
        async (steps, randoms, operations) => {
          const disk = new FaultyDisk();
          const pick = (limit: number): number => (randoms.next().value ?? 0) % limit;
          let crashed: FaultyDisk | undefined;
          let left = operations;
          const journal = await openTestJournal(disk, { segmentBytes: 300 });
          disk.onOperation(() => {
            left -= 1;
            if (left === 0) crashed = disk.crash(pick);
          });
          const model = await drive(journal, steps, () => crashed === undefined);
          const after = await openTestJournal(crashed ?? disk.crash(pick), { segmentBytes: 300 });
          const found = new Set(await contentsOf(after));
          // Whole commits: all members of a commit or none; releases of saved commits hold.
          for (const commit of model.commits) {
            const present = commit.adds.filter((name) => found.has(name));
            if (!model.saved.has(commit.name)) continue;
            const expected = commit.adds.filter((name) => !model.maybeReleased.has(name));
            assert.deepEqual(
              present.filter((name) => expected.includes(name)),
              expected,
            );
            for (const name of commit.releases) assert.equal(found.has(name), false, `${name} came back`);
          }
          assert.equal(
            after.damages.every(({ kind }) => kind === 'tail'),
            true,
          );
          await after.close();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keeps all before the last two records and reports the rest, cut at any byte of them', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    for (const name of ['one', 'two', 'three']) await addRecord(journal, name);
    const whole = journal.fileBytes;
    await addRecord(journal, 'four');
    const fourth = journal.fileBytes;
    await addRecord(journal, 'five');
    await journal.close();
    const [path = ''] = disk.paths();
    const bytes = disk.content(path);
    for (let end = whole; end <= bytes.length; end += 1) {
      const torn = new FaultyDisk();
      torn.place(path, bytes.slice(0, end));
      const again = await openTestJournal(torn);
      const names = [
        'one',
        'two',
        'three',
        ...(end >= fourth ? ['four'] : []),
        ...(end === bytes.length ? ['five'] : []),
      ];
      assert.deepEqual(await contentsOf(again), names, `cut at ${String(end)}`);
      const isWhole = [whole, fourth, bytes.length].includes(end);
      assert.deepEqual(
        again.damages.map(({ kind }) => kind),
        isWhole ? [] : ['tail'],
      );
      // It goes on from there, and nothing is told twice.
      await addRecord(again, 'six');
      await again.close();
      const third = await openTestJournal(torn);
      assert.deepEqual(await contentsOf(third), [...names, 'six']);
      assert.deepEqual(third.damages, []);
      await third.close();
    }
  });

  it('loses no more than the record in which a bit flipped, puts its bytes aside and says so once', async () => {
    const disk = new FaultyDisk();
    const journal = await openTestJournal(disk);
    const names = ['one', 'two', 'three', 'four'];
    const ends: number[] = [];
    for (const name of names) {
      await addRecord(journal, name);
      ends.push(journal.fileBytes);
    }
    await journal.close();
    const [path = ''] = disk.paths();
    const bytes = disk.content(path);
    for (let bit = segmentHeaderBytes * 8; bit < bytes.length * 8; bit += 1) {
      const flipped = new FaultyDisk();
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      flipped.place(path, damaged);
      const lost = ends.findIndex((end) => bit >> 3 < end);
      const again = await openTestJournal(flipped);
      assert.deepEqual(
        await contentsOf(again),
        names.filter((_, index) => index !== lost),
        `bit ${String(bit)}`,
      );
      assert.deepEqual(
        again.damages.map(({ kind }) => kind),
        [lost === names.length - 1 ? 'tail' : 'middle'],
      );
      const aside = again.damages[0]?.savedAs ?? '';
      assert.equal(flipped.content(aside).length, again.damages[0]?.bytes);
      await again.close();
      const third = await openTestJournal(flipped);
      assert.deepEqual(third.damages, []);
      await third.close();
    }
  });

  it('says how many commits went with a file that was removed', async () => {
    const { disk, paths } = await threeFiles();
    await disk.remove(paths[1] ?? '');
    const again = await openTestJournal(disk);
    assert.deepEqual(await contentsOf(again), [recordsOfThree[0], recordsOfThree[2]]);
    assert.equal(again.missingCommits, 1);
    await again.close();
  });

  it('puts a file aside that is none of its own', async () => {
    const { disk, paths } = await threeFiles();
    const foreign = paths[1] ?? '';
    disk.place(foreign, toBytes('no journal at all, but a text'));
    const again = await openTestJournal(disk);
    assert.deepEqual(await contentsOf(again), [recordsOfThree[0], recordsOfThree[2]]);
    assert.deepEqual(
      again.damages.map(({ path, kind }) => [path, kind]),
      [[foreign, 'middle']],
    );
    assert.equal(toText(disk.content(`${foreign}.0.damaged`)), 'no journal at all, but a text');
    await again.close();
  });
});

const recordsOfThree = ['one', 'two', 'three'].map((name) => name.repeat(200));

/** A journal with a file for each of three records. */
async function threeFiles(): Promise<{ readonly disk: FaultyDisk; readonly paths: readonly string[] }> {
  const disk = new FaultyDisk();
  const journal = await openTestJournal(disk, { segmentBytes: 500 });
  for (const name of recordsOfThree) await addRecord(journal, name);
  await journal.close();
  return { disk, paths: disk.paths() };
}

interface Step {
  readonly adds: number;
  readonly releases: number;
  readonly size: number;
  readonly waits: boolean;
}

interface Model {
  readonly commits: readonly { name: string; adds: readonly string[]; releases: readonly string[] }[];
  /** The names of commits that were saved while there was power. */
  readonly saved: ReadonlySet<string>;
  /** Named by a release that may or may not have been saved. */
  readonly maybeReleased: ReadonlySet<string>;
}

/** Runs steps and keeps account of what was promised before the power went. */
async function drive(journal: Journal, steps: readonly Step[], isPowered: () => boolean): Promise<Model> {
  const saved = new Set<string>();
  const commits: { name: string; adds: string[]; releases: string[] }[] = [];
  const maybeReleased = new Set<string>();
  const live: { id: number; name: string }[] = [];
  for (const [index, step] of steps.entries()) {
    const adds = Array.from(
      { length: step.adds },
      (_, nth) => `${String(index)}.${String(nth)}:${'x'.repeat(step.size)}`,
    );
    const releases = live.splice(0, step.releases);
    const commit = { name: String(index), adds, releases: releases.map(({ name }) => name) };
    commits.push(commit);
    for (const { name } of releases) maybeReleased.add(name);
    const { ids, saved: done } = journal.commit({
      adds: adds.map((content) => ({ stream: 'outbox', payload: toBytes(content) })),
      releases: releases.map(({ id }) => id),
    });
    live.push(...ids.map((id, nth) => ({ id, name: adds[nth] ?? '' })));
    const noted = done.then(() => {
      if (isPowered()) saved.add(commit.name);
    });
    if (step.waits) await noted;
  }
  await journal.close();
  return { commits, saved, maybeReleased };
}
