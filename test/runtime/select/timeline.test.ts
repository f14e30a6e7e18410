import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  checkTimeline,
  type Message,
  type TimelineSpec,
  type TimelineStep,
  type TimelineVerdict,
} from '@parley/runtime';
import { TimelineCheck } from '#runtime/select/timeline.ts';
import { judgeNaively } from '../support/timeline-oracle.ts';

/** `a`, `b:flow`, `c:flow@1500`: type, correlation id, milliseconds since the start. */
function messagesOf(text: string): readonly Message[] {
  return text.split(' ').map((word, index) => {
    const [, type = '', flow = 'f', at = '0'] = /^(\w+)(?::(\w+))?(?:@(\d+))?$/.exec(word) ?? [];
    const time = new Date(Date.UTC(2026, 0, 1) + Number(at)).toISOString();
    return { id: String(index), sender: '/agents/x/1', type, data: { key: flow }, correlationId: flow, time };
  });
}

const step = (type: string, given: object = {}) => ({ name: type, match: { type }, ...given });

function judge(text: string, spec: TimelineSpec): readonly string[] {
  const { completions, violations } = checkTimeline(messagesOf(text), spec);
  return [
    ...completions.map(({ key, messages }) => `${key} ok ${messages}`),
    ...violations.map(({ key, reason, expected, message }) =>
      [key, reason, message?.type ?? '-', expected.join('|')].join(' '),
    ),
  ];
}

describe('checkTimeline', () => {
  const abc: TimelineSpec = { steps: [step('a'), step('b', { optional: true }), step('c')] };
  const cases: readonly (readonly [string, TimelineSpec, string, readonly string[]])[] = [
    ['takes a whole sequence', abc, 'a b c', ['f ok 3']],
    ['lets an optional step be left out', abc, 'a c', ['f ok 2']],
    ['does not care for messages that no step matches', abc, 'a x b y c', ['f ok 3']],
    ['names the message that broke it and what was expected', abc, 'a a c', ['f unexpected a b|c']],
    ['wants the first step first', abc, 'b c', ['f unexpected b a']],
    ['says of what did not come that it is missing', abc, 'a b', ['f missing - c']],
    ['keeps keys apart', abc, 'a:1 a:2 c:2 b:1 c:1', ['2 ok 2', '1 ok 3']],
    [
      'begins anew after the end, and after a violation',
      abc,
      'a c a b b a c',
      ['f ok 2', 'f ok 2', 'f unexpected b c'],
    ],
    [
      'takes either of several sequences',
      { steps: [step('a'), { either: [[step('b'), step('c')], [step('d')]] }, step('e')] },
      'a:1 b:1 c:1 e:1 a:2 d:2 e:2 a:3 b:3 e:3',
      ['1 ok 4', '2 ok 3', '3 unexpected e c'],
    ],
    [
      'takes a repeated step',
      { steps: [step('a'), step('b', { repeat: true }), step('c')] },
      'a b b b c',
      ['f ok 5'],
    ],
    ['knows where it may end', { steps: [step('a'), step('b', { optional: true })] }, 'a', ['f ok 1']],
    [
      'limits the time of a step',
      { steps: [step('a'), step('b', { withinMs: 100 })] },
      'a:1 a:2 b:1@100 b:2@101',
      ['1 ok 2', '2 missing - b'],
    ],
    [
      'tells a message that came late from one that is missing',
      { steps: [step('a'), step('b', { optional: true, withinMs: 100 }), step('c')] },
      'a b@200',
      ['f late b b|c'],
    ],
    [
      'limits the whole time',
      { steps: [step('a'), step('b'), step('c')], withinMs: 100 },
      'a b@90 c@110',
      ['f missing - c'],
    ],
    [
      'reads the key from the data',
      { steps: [step('a'), step('b')], by: '/key' },
      'a:1 b:2 b:1',
      ['1 ok 2', '2 unexpected b a'],
    ],
  ];
  for (const [title, spec, text, expected] of cases) {
    it(title, () => {
      assert.deepEqual(judge(text, spec), expected);
    });
  }

  it('counts a message once, and leaves out what has no key', () => {
    const spec: TimelineSpec = { steps: [step('a'), step('c')], by: 'header:order' };
    const headers = { order: '7' };
    const [a, c] = messagesOf('a c').map((message) => ({ ...message, headers }));
    const [stranger] = messagesOf('c');
    assert.ok(a && c && stranger);
    const { completions, violations } = checkTimeline([stranger, a, a, c, c], spec);
    assert.deepEqual([completions.map(({ key }) => key), violations], [['7'], []]);
  });

  it('says it for people, too', () => {
    const [violation] = checkTimeline(messagesOf('a a'), abc).violations;
    assert.equal(violation?.text, 'f: a 1 came unexpectedly, expected b or c');
  });

  const type = fc.constantFrom('a', 'b', 'c', 'd');
  const limit = fc.integer({ min: 1, max: 5 });
  const message: fc.Arbitrary<TimelineStep> = fc.record(
    {
      name: fc.constantFrom('p', 'q', 'r', 's', 't'),
      match: fc.record({ type: fc.oneof(type, fc.array(type, { minLength: 1, maxLength: 2 })) }),
      optional: fc.boolean(),
      repeat: fc.boolean(),
      withinMs: limit,
    },
    { requiredKeys: ['name', 'match'] },
  );
  const steps = fc.letrec<{ steps: TimelineSpec['steps'] }>((tie) => ({
    steps: fc.array(
      fc.oneof(
        { maxDepth: 2 },
        message,
        fc.record({
          either: fc.array(tie('steps'), { minLength: 1, maxLength: 2 }),
          optional: fc.boolean(),
        }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })).steps;
  const traffic = fc.array(
    fc.record({ type: fc.oneof(type, fc.constant('x')), flow: fc.constantFrom('1', '2'), wait: fc.nat(4) }),
    {
      maxLength: 14,
    },
  );

  it('judges as one does who tries every way through the steps', () => {
    fc.assert(
      fc.property(
        fc.record({ steps, withinMs: limit }, { requiredKeys: ['steps'] }),
        traffic,
        (spec, sent) => {
          let at = 0;
          const text = sent.map(({ type: name, flow, wait }) => `${name}:${flow}@${(at += wait)}`).join(' ');
          const messages = text === '' ? [] : messagesOf(text);
          const verdicts = ({ completions, violations }: ReturnType<typeof checkTimeline>) => [
            completions.map(({ key, durationMs, messages: count }) => `${key} ${durationMs} ${count}`).sort(),
            violations
              .map(
                ({ key, reason, message: by, expected }) =>
                  `${key} ${reason} ${by?.id ?? ''} ${[...expected].sort().join()}`,
              )
              .sort(),
          ];
          assert.deepEqual(verdicts(checkTimeline(messages, spec)), verdicts(judgeNaively(messages, spec)));
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('TimelineCheck', () => {
  it('forgets the key untouched longest when there are too many, and counts it', () => {
    const verdicts: TimelineVerdict[] = [];
    const check = new TimelineCheck(
      { steps: [step('a'), step('b', { repeat: true }), step('c')] },
      { capacity: 2, onVerdict: (verdict) => verdicts.push(verdict) },
    );
    for (const message of messagesOf('a:1 a:2 b:1 a:3')) check.see(message, 0);
    assert.deepEqual([check.following, check.forgotten, verdicts], [2, 1, []]);
  });

  it('says when something is due', () => {
    const check = new TimelineCheck(
      { steps: [step('a'), step('b', { withinMs: 50 })], withinMs: 80 },
      { onVerdict: () => undefined },
    );
    assert.equal(check.deadlineMs, Infinity);
    const [a] = messagesOf('a');
    assert.equal(a && check.see(a, 10), 60);
    assert.equal(check.deadlineMs, 60);
  });
});
