import assert from 'node:assert/strict';
import { createDisplay, formatProgress } from '#examples/vehicle-maintenance/src/demo/progress.ts';

const progress = {
  sent: 1500,
  expected: 2000,
  settled: 1000,
  engaged: 30,
  scheduled: 20,
  insights: 90,
  deadLetters: 10,
};

describe('formatProgress', () => {
  it('shows a bar, the counts and the rate', () => {
    assert.equal(
      formatProgress(progress, 500),
      '[############............]  1,000/2,000 readings  500/s  engaged 30  scheduled 20  insights 90  dead letters 10',
    );
  });

  it('shows no bar where there is no end', () => {
    assert.match(formatProgress({ ...progress, expected: undefined }, 500), /^1,000 readings {2}500\/s/);
  });
});

interface Updates {
  readonly untilMs: number;
  readonly everyMs: number;
}

/** What is written where there is no terminal. */
function linesOf({ untilMs, everyMs }: Updates, settledAt: (nowMs: number) => number): readonly string[] {
  const written: string[] = [];
  let nowMs = 0;
  const display = createDisplay({
    columns: undefined,
    write: (text) => written.push(text),
    now: () => nowMs,
  });
  for (; nowMs <= untilMs; nowMs += everyMs) display.update({ ...progress, settled: settledAt(nowMs) });
  display.close();
  return written;
}

describe('createDisplay', () => {
  it('redraws in place on a terminal', () => {
    const written: string[] = [];
    const display = createDisplay({ columns: 60, write: (text) => written.push(text), now: () => 0 });
    display.update(progress);
    display.update(progress);
    display.close();
    assert.equal(written.length, 2);
    assert.ok(written.every((text) => text.startsWith('\r\u001B[2K') && !text.includes('\n')));
    assert.equal(written[0]?.length, '\r\u001B[2K'.length + 59, 'a line that wraps could not be redrawn');
  });

  it('tells the rate of late, not that of all since the beginning', () => {
    // 2,000 were there before anybody looked, then 20 come each second.
    const written = linesOf({ untilMs: 10_000, everyMs: 100 }, (nowMs) => 2000 + nowMs / 50);
    assert.deepEqual(
      written.map((line) => / (\d+)\/s /.exec(line)?.[1]),
      ['20', '20', '20', '20', '20'],
    );
  });

  it('writes a line every few seconds elsewhere', () => {
    const written = linesOf({ untilMs: 4000, everyMs: 500 }, () => progress.settled);
    assert.equal(written.length, 2);
    assert.ok(written.every((text) => text.endsWith('\n') && !text.includes('\u001B')));
  });
});
