import assert from 'node:assert/strict';
import { createSighting, joinSightings, note, perSecond } from '#explorer/drift/sighting.ts';

/** Until a minute after the beginning. */
function seen(fromMs: number, everyMs: number, sender = 'a/1') {
  const sighting = createSighting(fromMs);
  for (let atMs = fromMs; atMs <= 60_000; atMs += everyMs) note(sighting, { atMs, row: atMs, sender });
  return sighting;
}

describe('a sighting', () => {
  it('knows its rate while it lasts, and that it is over', () => {
    const sighting = seen(0, 100);
    assert.ok(Math.abs(perSecond(sighting, 60_000) - 10) < 0.5);
    assert.equal(perSecond(sighting, 80_000), 0);
  });

  it('has the rate of both after it was joined with another', () => {
    const joined = joinSightings(seen(0, 100), seen(31_700, 200, 'b/1'));
    assert.ok(Math.abs(perSecond(joined, 60_000) - 15) < 4, String(perSecond(joined, 60_000)));
    assert.deepEqual([joined.count, joined.firstAtMs, [...joined.senders]], [743, 0, ['a/1', 'b/1']]);
  });

  it('names twenty senders, and says that there are more', () => {
    const sighting = createSighting(0);
    for (let sender = 0; sender < 30; sender++)
      note(sighting, { atMs: 0, row: 0, sender: `s/${String(sender)}` });
    assert.deepEqual([sighting.senders.size, sighting.hasMoreSenders], [20, true]);
  });
});
