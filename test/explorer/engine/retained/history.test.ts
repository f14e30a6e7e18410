import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CapturedMessage } from '@parley/explorer';
import { createRetainedHistory } from '#explorer/engine/retained/history.ts';
import type { NewRow } from '#explorer/store/row.ts';

interface Step {
  readonly topic: string;
  readonly bytes: number;
}

function captured({ topic, bytes }: Step, receivedAtMs: number, more: Partial<CapturedMessage> = {}) {
  const payload = new Uint8Array(bytes);
  const message: CapturedMessage = {
    ...{ topic, receivedAtMs, verdict: { kind: 'valid' }, message: {}, size: bytes, reserved: false },
    ...{ retained: false, isKept: true, entry: 0, entries: 1 },
    packet: { payload, qos: 0, duplicate: false, properties: {} },
    ...more,
  };
  const made: NewRow = { receivedAtMs, topic, verdict: 'valid', flags: 0, size: bytes, payload };
  return { message, made };
}

function seen(steps: readonly Step[], maxChanges: number) {
  const history = createRetainedHistory({ keeps: () => false, maxChanges });
  for (const [at, step] of steps.entries()) {
    const { message, made } = captured(step, at);
    history.see(message, made, at);
  }
  return history;
}

describe('createRetainedHistory', () => {
  const step = fc.record({ topic: fc.constantFrom('a', 'b', 'c'), bytes: fc.constantFrom(0, 1) });

  it('tells of each moment that it remembers the last message of each topic', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (steps, max) => {
          const history = seen(steps, max);
          const since = history.sinceMs ?? assert.fail('nothing was kept');
          for (let at = since; at < steps.length; at++) {
            const last = new Map(steps.slice(0, at + 1).map(({ topic }, row) => [topic, row]));
            const told = [...history.at(at)].map(([topic, { row }]) => [topic, row] as const);
            assert.deepEqual(new Map(told), last);
          }
        },
      ),
    );
  });

  it('remembers so many changes at least, and at most twice as many', () => {
    const steps = Array.from({ length: 100 }, () => ({ topic: 'a', bytes: 1 }));
    const since = seen(steps, 10).sinceMs ?? 0;
    assert.ok(since >= 80 && since <= 90, String(since));
  });

  it('follows no more topics than it may, and says so', () => {
    const history = createRetainedHistory({ keeps: () => false, maxTopics: 2 });
    for (const [at, topic] of ['a', 'b', 'c', 'a'].entries()) {
      const { message, made } = captured({ topic, bytes: 1 }, at);
      history.see(message, made, at);
    }
    assert.deepEqual([...history.now.keys(), history.isFull], ['a', 'b', true]);
    assert.equal(history.now.get('a')?.row, 3);
  });

  it('takes a batch with one bad entry for bad', () => {
    const history = createRetainedHistory({ keeps: () => false });
    for (const [entry, verdict] of (['valid', 'invalid', 'valid'] as const).entries()) {
      const { message, made } = captured({ topic: 'a', bytes: 1 }, 0, { entry, entries: 3 });
      history.see(message, { ...made, verdict }, entry);
    }
    assert.deepEqual([history.now.get('a')?.verdict, history.now.get('a')?.row], ['invalid', 1]);
    assert.equal(history.around(1).before, 0);
  });

  it('believes the contracts where the flags tell nothing', () => {
    const history = createRetainedHistory({ keeps: (channel) => channel === 'prices' });
    for (const channel of ['prices', 'orders']) {
      const { message, made } = captured({ topic: channel, bytes: 1 }, 0, { isKept: undefined, channel });
      history.see(message, made, 0);
    }
    assert.deepEqual([...history.now.keys()], ['prices']);
  });
});
