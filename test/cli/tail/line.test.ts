import assert from 'node:assert/strict';
import type { CapturedMessage } from '@parley/explorer';
import { formatLine } from '#cli/tail/line.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { followed, order } from './message.ts';

const plain = createColors({}, {});
const time = /^\d\d:\d\d:\d\d\.\d{3} {2}/;

function lines(message: CapturedMessage, columns?: number): readonly string[] {
  return formatLine(followed(message), { colors: plain, columns, hideType: true })
    .replace(time, '')
    .split('\n');
}

describe('formatLine', () => {
  it('tells verdict, channel, sender, size, workflow and data', () => {
    assert.deepEqual(lines(order), ['✓  order.placed  customer →  321B #3f4a5b  {"id":"o1"}']);
  });

  it('names the agent whose inbox it is, and the latency of a reply', () => {
    const reply: CapturedMessage = {
      ...order,
      system: { kind: 'inbox', agent: 'customer', instance: 'c1', lane: 'control' },
    };
    const line = formatLine(followed(reply, 12), { colors: plain, columns: undefined, hideType: true });
    assert.match(line, /customer → customer {2}321B \+12ms/);
  });

  it('puts columns under each other', () => {
    const widths = { channel: 0, route: 0 };
    const show = (channel: string) =>
      formatLine(followed({ ...order, channel }), {
        colors: plain,
        columns: 120,
        hideType: true,
        widths,
      }).replace(time, '');
    show('order.placed');
    assert.match(show('a'), /^✓ {2}a {13}customer/);
  });

  it('adds a line for each problem', () => {
    const problems = [
      { pointer: '/id', value: undefined, keyword: 'required', expected: 'a value (required)' },
      { pointer: '', value: 7, keyword: 'type', expected: 'object' },
    ];
    assert.deepEqual(lines({ ...order, verdict: { kind: 'invalid', problems } }).slice(1), [
      '    invalid  /id is missing',
      '    invalid  the data is 7, expected object',
    ]);
  });

  it('gives the reason of every other verdict', () => {
    const [head = '', reason] = lines({
      ...order,
      verdict: { kind: 'wrong-sender', reason: 'no agent "x"' },
    });
    assert.match(head, /^✗/);
    assert.equal(reason, '    wrong sender  no agent "x"');
  });

  it('marks what only came too late otherwise than what is wrong', () => {
    const [head = '', reason] = lines({
      ...order,
      verdict: { kind: 'late', lateMs: 7, isBeyondDeadline: true },
    });
    assert.match(head, /^!/);
    assert.equal(reason, '    late  came 7 ms after the deadline of its request');
  });

  it('says of a second copy that it is one', () => {
    const line = formatLine({ ...followed(order), isDuplicate: true }, { colors: plain, columns: undefined });
    assert.match(line, /!  order[^]*\n {4}duplicate  the same id came before on this topic$/);
  });

  it('shortens data to the terminal, never the rest', () => {
    const [line = ''] = lines({ ...order, message: { ...order.message, data: 'x'.repeat(500) } }, 120);
    assert.ok(line.endsWith('…'));
    assert.ok(line.length <= 120);
  });

  it('lets nothing from a message steer the terminal', () => {
    const evil = '\u001b]0;x\u0007\u009b2J\u202e';
    const message = {
      ...order.message,
      sender: evil,
      type: evil,
      data: { [evil]: evil },
      correlationId: evil,
    };
    const problems = [{ pointer: evil, value: evil, keyword: evil, expected: evil }];
    const hostile: CapturedMessage = {
      ...order,
      message,
      channel: evil,
      verdict: { kind: 'invalid', problems },
    };

    assert.doesNotMatch(lines(hostile).join(''), /[\u0000-\u001f\u007f-\u009f\u202e]/u);
  });
});
