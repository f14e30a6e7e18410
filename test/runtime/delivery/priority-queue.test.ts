import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agedMs, PriorityQueue } from '#runtime/delivery/priority-queue.ts';

describe('PriorityQueue', () => {
  it('gives the highest priority first, and first come first served within one', () => {
    const queue = new PriorityQueue<string>();
    queue.push('low', 0, 0);
    queue.push('high 1', 2, 0);
    queue.push('critical', 3, 0);
    queue.push('high 2', 2, 0);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => queue.shift(0)),
      ['critical', 'high 1', 'high 2', 'low'],
    );
  });

  it('shares the turns 8 to 4 to 2 to 1 while all four wait', () => {
    const queue = new PriorityQueue<number>();
    for (let index = 0; index < 400; index += 1) queue.push(index % 4, index % 4, 0);
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 150; index += 1) {
      const priority = queue.shift(0) ?? 0;
      counts[priority] = (counts[priority] ?? 0) + 1;
    }
    // The last of a round may fall into the next.
    assert.deepEqual(
      counts.map((count, priority) => Math.abs(count - 10 * 2 ** priority) <= 1),
      [true, true, true, true],
    );
  });

  it('gives the one that waited for 10 s every second turn, and the others the rest', () => {
    const queue = new PriorityQueue<string>();
    for (const name of ['low 1', 'low 2', 'low 3']) queue.push(name, 0, 0);
    for (const name of ['high 1', 'high 2', 'high 3']) queue.push(name, 2, agedMs - 1);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => queue.shift(agedMs)),
      ['low 1', 'high 1', 'low 2', 'high 2'],
    );
  });

  it('REQ-DEL-30: what waited for 10 s waits at most twice the turns of what came before it', () => {
    const arrival = fc.record({
      priority: fc.integer({ min: 0, max: 3 }),
      afterMs: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(
        fc.array(arrival, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 50, max: 400 }),
        (arrivals, runMs) => {
          for (const { waitedMs, before } of simulate(arrivals, runMs))
            assert.ok(waitedMs <= agedMs + (2 * before + 2) * runMs, `${waitedMs} ms behind ${before}`);
        },
      ),
    );
  });

  it('forgets what is taken out', () => {
    const queue = new PriorityQueue<string>();
    const ticket = queue.push('a', 1, 0);
    queue.push('b', 1, 0);
    queue.remove(ticket);
    queue.remove(ticket);
    assert.deepEqual([queue.size, queue.shift(0), queue.shift(0)], [1, 'b', undefined]);
  });
});

/** One handler that takes `runMs` for each; critical ones come whenever it looks for the next. */
function simulate(arrivals: readonly { priority: number; afterMs: number }[], runMs: number) {
  const queue = new PriorityQueue<{ atMs: number; before: number; isFlood: boolean }>();
  const waits: { waitedMs: number; before: number }[] = [];
  let nowMs = 0;
  let next = 0;
  let nextAtMs = 0;
  for (let open = arrivals.length; open > 0; nowMs += runMs) {
    for (; next < arrivals.length; next += 1) {
      const { priority, afterMs } = arrivals[next] ?? { priority: 0, afterMs: 0 };
      if (nextAtMs + afterMs > nowMs) break;
      nextAtMs += afterMs;
      queue.push({ atMs: nextAtMs, before: queue.size, isFlood: false }, priority, nextAtMs);
    }
    if (queue.size < 1_000) queue.push({ atMs: nowMs, before: queue.size, isFlood: true }, 3, nowMs);
    const taken = queue.shift(nowMs);
    if (taken === undefined) continue;
    waits.push({ waitedMs: nowMs - taken.atMs, before: taken.before });
    if (!taken.isFlood) open -= 1;
  }
  return waits;
}
