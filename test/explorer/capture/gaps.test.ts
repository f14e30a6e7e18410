import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createGapCounter } from '#explorer/capture/gaps.ts';

interface Seen {
  readonly sequence: string;
  readonly sender?: string;
  readonly topic?: string;
  readonly retained?: boolean;
  readonly address?: string;
}

function count(all: readonly (Seen | string)[]) {
  const gaps = createGapCounter();
  for (const one of all) {
    const {
      sequence,
      sender = 's',
      topic = 't',
      retained = false,
      address,
    } = typeof one === 'string' ? { sequence: one } : one;
    gaps.see({ sender, sequence, ...(address && { address }) }, { topic, retained });
  }
  return gaps;
}

const missed = (all: readonly (Seen | string)[]) => count(all).missed;
const kept = (sequence: string): Seen => ({ sequence, retained: true });

describe('createGapCounter', () => {
  const table: readonly (readonly [name: string, seen: readonly (Seen | string)[], missed: number])[] = [
    ['nothing in an unbroken row', ['5.1', '5.2', '5.3'], 0],
    ['nothing before the first that was seen', ['5.40'], 0],
    ['what is left out', ['5.1', '5.4'], 2],
    ['nothing for one that comes again', ['5.1', '5.2', '5.1', '5.3'], 0],
    ['no more what came late', ['5.1', '5.6', '5.3', '5.5'], 2],
    ['what came late once', ['5.1', '5.4', '5.3', '5.3'], 1],
    ['what lies between one that came before the first that was seen and that', ['5.9', '5.6', '5.7'], 1],
    ['nothing for a new life of the sender', ['5.9', '6.1'], 0],
    ['what a new life of the sender sent before the first that came', ['5.9', '6.4', '6.2'], 2],
    ['two lives side by side, each for itself', ['5.3', '6.1', '5.4', '6.3', '5.6', '6.2'], 1],
    ['nothing for an earlier life that was not seen', ['6.3', '5.7', '6.4', '5.8'], 0],
    ['two senders on a topic, each for itself', ['5.1', { sequence: '5.9', sender: 'other' }, '5.2'], 0],
    ['two topics of a sender, each for itself', ['5.1', { sequence: '5.9', topic: 'other' }, '5.2'], 0],
    ['nothing between what was kept from before and the first that came', [kept('5.3'), '5.9'], 0],
    ['what was lost before a message that was kept, when some came before', ['5.3', kept('5.9')], 5],
    ['a message that was lost, and kept, as received', ['5.3', kept('5.4'), '5.5'], 0],
    ['nothing for a kept message that is older than all', ['5.3', kept('5.1'), kept('4.9')], 0],
    [
      'nothing for numbers that no sender reaches',
      ['5.1', '5.9007199254740991', '5.9999999999999999', '5.2'],
      0,
    ],
    ['nothing for a life that begins where no sender gets', ['5.1', '6.9007199254740991'], 0],
  ];
  for (const [name, seen, expected] of table) {
    it(`counts ${name}`, () => {
      assert.equal(missed(seen), expected);
    });
  }

  it('does not count messages that are handed on', () => {
    const handedOn = (sequence: string) => ({ sequence, topic: 'inbox', address: 'shop/order' });
    const { missed: lost, repeated } = count([handedOn('5.1'), handedOn('5.4'), handedOn('5.4')]);
    assert.deepEqual([lost, repeated], [0, 0]);
  });

  it('says how many came again', () => {
    assert.equal(count(['5.1', '5.2', '5.1', '5.2', '5.4', '5.3', '5.3', kept('5.4')]).repeated, 4);
  });

  /** One life of a sender on a topic: how many it published, which of them came, in which order, and how often. */
  const published = fc.integer({ min: 1, max: 60 });
  const stream = published.chain((last) =>
    fc.record({
      last: fc.constant(last),
      came: fc.array(fc.integer({ min: 1, max: last }), { maxLength: 80 }),
    }),
  );

  it('adds up for any loss, order and repetition of any streams: what came once and what is missing was published', () => {
    const streams = fc.array(stream, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(streams, fc.infiniteStream(fc.nat()), (all, turns) => {
        // The first and the last of each came: what lies before and after cannot be known.
        const left = all.map(({ last, came }) => [1, ...came, last]);
        const arrived: Seen[] = [];
        while (left.some((one) => one.length > 0)) {
          const open = left.filter((one) => one.length > 0);
          const chosen = open[(turns.next().value ?? 0) % open.length];
          const number = chosen?.shift();
          const index = left.findIndex((one) => one === chosen);
          // Lives of one sender on one topic, and other senders and topics.
          const [sender, topic] = [`s${String(index >> 2)}`, `t${String((index >> 1) & 1)}`];
          arrived.push({ sequence: `${String(5 - (index & 1))}.${String(number)}`, sender, topic });
        }
        const { missed: lost, repeated } = count(arrived);
        const distinct = new Set(
          arrived.map(({ sequence, sender, topic }) => [sequence, sender, topic].join()),
        );
        const all_ = all.reduce((sum, { last }) => sum + last, 0);
        assert.equal(distinct.size + lost, all_);
        assert.equal(arrived.length - repeated, distinct.size);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up when more is open than is remembered: what comes too late counts as come again, and as missing', () => {
    const every = (start: number, step: number, end: number) =>
      Array.from(
        { length: Math.ceil((end - start) / step) },
        (_, index) => `5.${String(start + index * step)}`,
      );
    const all = ['5.1', '5.20000', ...every(2, 2, 20_000), ...every(2, 3, 20_000)];
    const { missed: lost, repeated } = count(all);
    assert.equal(all.length - repeated + lost, 20_000);
  });

  it('does not slow down with what a sender leaves open', () => {
    const gaps = createGapCounter();
    const see = (number: number) => {
      gaps.see({ sender: 's', sequence: `5.${String(number)}` }, { topic: 't', retained: false });
    };
    see(1);
    see(1_000_000_000);
    // Each number splits a gap in two: were all of them kept, this would take minutes.
    for (let number = 2; number < 400_000; number += 2) see(number);
    assert.equal(200_001 - gaps.repeated + gaps.missed, 1_000_000_000);
  });
});
