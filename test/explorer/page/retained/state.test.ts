import assert from 'node:assert/strict';
import { createRetainedState, momentOf, parseMoment } from '../../../../explorer/page/src/retained/state.ts';

const now = new Date(2026, 1, 3, 14, 31, 40, 500).getTime();
const local = (...[day, hours, minutes, seconds, ms]: readonly [number, number, number, number, number]) =>
  new Date(2026, 1, day, hours, minutes, seconds, ms).getTime();

describe('parseMoment', () => {
  for (const [text, atMs] of [
    ['14:31:39.5', local(3, 14, 31, 39, 500)],
    ['14:31:39,512', local(3, 14, 31, 39, 512)],
    ['14:31:39', local(3, 14, 31, 39, 999)],
    [' 9:05 ', local(3, 9, 5, 0, 0)],
    ['14:32:40', local(3, 14, 32, 40, 999)],
    ['23:00', local(2, 23, 0, 0, 0)],
    ['2026-02-03T04:05:06Z', Date.UTC(2026, 1, 3, 4, 5, 6)],
  ] as const)
    it(`reads "${text}"`, () => {
      const given = text === '14:32:40' ? now + 1000 : now;
      assert.equal(parseMoment(text, given), atMs);
    });

  for (const text of ['', '24:00', '14:60', '14:31:60', '14', '14:31:39.1234', '2026-99-03T00:00', 'now'])
    it(`reads nothing in "${text}"`, () => {
      assert.equal(parseMoment(text, now), undefined);
    });
});

describe('momentOf', () => {
  const strip = (untilMs: number | undefined) =>
    ({ range: { sinceMs: undefined, untilMs } }) as unknown as Parameters<typeof momentOf>[0]['strip'];
  const retained = createRetainedState();

  it('is what was chosen, else the end of the range, else now', () => {
    assert.equal(momentOf({ retained: { ...retained, atMs: 1 }, strip: strip(2) }), 1);
    assert.equal(momentOf({ retained, strip: strip(2) }), 2);
    assert.equal(momentOf({ retained, strip: undefined }), undefined);
  });
});
