import assert from 'node:assert/strict';
import { Duplicates } from '#runtime/delivery/duplicates.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('Duplicates', () => {
  it('knows what it was told, and nothing else', () => {
    const duplicates = new Duplicates({ clock: new FakeClock() });
    duplicates.add('a 1');
    assert.deepEqual([duplicates.has('a 1'), duplicates.has('a 2')], [true, false]);
  });

  it('remembers the newest half at least, and never more than its capacity', () => {
    const duplicates = new Duplicates({ clock: new FakeClock(), capacity: 100 });
    for (let index = 0; index < 1000; index += 1) {
      duplicates.add(String(index));
      assert.ok(duplicates.size <= 100);
      assert.ok(duplicates.has(String(Math.max(0, index - 49))));
    }
    assert.equal(duplicates.has('0'), false);
  });

  it('forgets what is older than twice the time to keep', () => {
    const clock = new FakeClock();
    const duplicates = new Duplicates({ clock, keepMs: 1000 });
    duplicates.add('old');
    for (let round = 0; round < 3; round += 1) {
      clock.advance(1001);
      for (let index = 0; index < 64; index += 1) duplicates.add(`${round} ${index}`);
    }
    assert.equal(duplicates.has('old'), false);
  });
});
