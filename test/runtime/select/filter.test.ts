import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FilterSpec, Message } from '@parley/runtime';
import { createFilter, where } from '@parley/runtime';
import { anyFilter, anyMessage } from '../support/select.ts';

const reading: Message = {
  id: '1',
  sender: '/agents/feed/f1',
  type: 'fleet.reading.v1',
  data: {},
  channel: 'vehicle.reading',
  correlationId: 'flow',
  subject: 'truck-7',
  priority: 'high',
  tags: ['test', 'eu'],
  headers: { region: 'eu' },
};

const holds = (spec: FilterSpec, given: Partial<Message> = {}): boolean =>
  createFilter(spec).matches({ ...reading, ...given });

const sameAs = (left: FilterSpec, right: FilterSpec, message: Message): boolean =>
  createFilter(left).matches(message) === createFilter(right).matches(message);

describe('createFilter', () => {
  const yes: readonly FilterSpec[] = [
    {},
    { type: 'fleet.reading.v1' },
    { type: 'fleet.*.v1' },
    { type: ['other.v1', 'fleet.**'] },
    { sender: 'feed' },
    { sender: 'feed/f1' },
    { sender: '/agents/feed/f1' },
    { channel: 'vehicle.*' },
    { channel: '**' },
    { priority: 'high' },
    { priority: ['low', 'high'] },
    { priority: { from: 'high' } },
    { priority: { to: 'high' } },
    { tags: ['none', 'eu'] },
    { headers: { region: 'eu' } },
    { headers: { region: true } },
    { subject: 'truck-7', correlationId: ['a', 'flow'] },
    { and: [{ sender: 'feed' }, { not: { sender: 'other' } }] },
    { or: [{ sender: 'other' }, { type: 'fleet.reading.v1' }] },
    { and: [] },
  ];
  for (const spec of yes) {
    it(`holds for ${JSON.stringify(spec)}`, () => {
      assert.equal(holds(spec), true);
      assert.equal(holds({ not: spec }), false);
    });
  }

  const no: readonly FilterSpec[] = [
    { type: 'fleet.reading.v2' },
    { type: 'fleet.*' },
    { type: [] },
    { sender: 'fee' },
    { sender: 'feed/f2' },
    { channel: 'vehicle' },
    { priority: { from: 'critical' } },
    { priority: { from: 'high', to: 'low' } },
    { tags: 'us' },
    { headers: { region: 'us' } },
    { headers: { absent: true } },
    { subject: '' },
    { sender: 'feed', type: 'other.v1' },
    { or: [] },
  ];
  for (const spec of no) {
    it(`does not hold for ${JSON.stringify(spec)}`, () => {
      assert.equal(holds(spec), false);
    });
  }

  it('takes a message without a priority for a normal one, and a foreign source as it is', () => {
    const foreign: Message = { id: '1', sender: 'urn:plc', type: 'a.v1', data: 1 };
    assert.equal(createFilter({ priority: 'normal', sender: 'urn:plc' }).matches(foreign), true);
    for (const spec of [
      { subject: 'x' },
      { channel: '**' },
      { tags: 'x' },
      { headers: { x: true } },
    ] as const)
      assert.equal(createFilter(spec).matches(foreign), false);
  });

  it('builds the same filters by functions', () => {
    assert.deepEqual(
      where.and(
        where.type('a.v1'),
        where.or(where.sender('x'), where.channel('c.*'), where.priorityBetween('high', 'critical')),
        where.not(where.or(where.tag('t'), where.header('h'), where.header('h', '1'))),
        where.priority('low'),
        where.subject('s'),
        where.correlationId('c'),
      ),
      {
        and: [
          { type: ['a.v1'] },
          {
            or: [{ sender: ['x'] }, { channel: ['c.*'] }, { priority: { from: 'high', to: 'critical' } }],
          },
          { not: { or: [{ tags: ['t'] }, { headers: { h: true } }, { headers: { h: ['1'] } }] } },
          { priority: ['low'] },
          { subject: ['s'] },
          { correlationId: ['c'] },
        ],
      },
    );
  });

  describe('keeps the laws', () => {
    const check = (property: (a: FilterSpec, b: FilterSpec, message: Message) => boolean) => {
      fc.assert(fc.property(anyFilter, anyFilter, anyMessage, property), { numRuns: 500 });
    };

    it('of de Morgan', () => {
      check((a, b, message) => sameAs({ not: { and: [a, b] } }, { or: [{ not: a }, { not: b }] }, message));
      check((a, b, message) => sameAs({ not: { or: [a, b] } }, { and: [{ not: a }, { not: b }] }, message));
    });

    it('of double negation, identity and excluded middle', () => {
      check((a, _, message) => sameAs({ not: { not: a } }, a, message));
      check((a, _, message) => sameAs({ and: [a, {}] }, a, message));
      check((a, _, message) => sameAs({ or: [a, { not: {} }] }, a, message));
      check((a, _, message) => sameAs({ or: [a, { not: a }] }, {}, message));
    });

    it('of distribution, and members side by side are an and', () => {
      check((a, b, message) => sameAs({ and: [a, { or: [b, a] }] }, { or: [{ and: [a, b] }, a] }, message));
      check((a, b, message) => sameAs({ and: [a], or: [b] }, { and: [a, b] }, message));
    });

    it('that JSON text changes nothing', () => {
      check((a, _, message) => sameAs(JSON.parse(JSON.stringify(a)) as FilterSpec, a, message));
    });
  });
});
