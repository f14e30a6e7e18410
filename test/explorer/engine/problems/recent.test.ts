import assert from 'node:assert/strict';
import type { CapturedMessage } from '#explorer/capture/capture.ts';
import { createRecentProblems } from '#explorer/engine/problems/recent.ts';
import type { Problem, Verdict } from '#explorer/judge/verdict.ts';

const startMs = 1_700_000_000_000;

function captured(verdict: Verdict, fields: Partial<CapturedMessage> = {}): CapturedMessage {
  const message = { type: 'shop.order.v1' };
  const plain = { channel: 'order', message, reserved: false, retained: false, receivedAtMs: startMs };
  return { verdict, ...plain, ...fields } as CapturedMessage;
}

function problem(fields: Partial<Problem>): Problem {
  return { pointer: '/risk', keyword: 'maximum', expected: 'a number <= 1', value: 1.4, ...fields };
}

function invalid(...problems: readonly Partial<Problem>[]): Verdict {
  return { kind: 'invalid', problems: problems.map(problem) };
}

describe('createRecentProblems', () => {
  it('says what is wrong, with the last value, how often and from whom', () => {
    const problems = createRecentProblems(() => startMs);
    problems.see(captured(invalid({ value: 2 })), 'a/1', 0);
    problems.see(captured(invalid({})), 'b/1', 1);
    const [found, ...others] = problems.list();
    assert.deepEqual(others, []);
    assert.deepEqual(found, {
      channel: 'order',
      type: 'shop.order.v1',
      rule: 'maximum',
      pointer: '/risk',
      text: '/data/risk must be a number <= 1',
      value: '1.4',
      row: 1,
      lastAtMs: startMs,
      count: 2,
      senders: ['a/1', 'b/1'],
    });
  });

  it('counts a message once, however many items of a list are wrong in it', () => {
    const problems = createRecentProblems(() => startMs);
    problems.see(captured(invalid({ pointer: '/list/0/x' }, { pointer: '/list/17/x' })), 'a/1', 7);
    assert.deepEqual(
      problems.list().map(({ count, pointer }) => [count, pointer]),
      [[1, '/list/17/x']],
    );
  });

  it('takes members that the schema does not know for one problem, whatever the sender calls them', () => {
    const problems = createRecentProblems(() => startMs);
    for (let row = 0; row < 5; row++) {
      const extra = { pointer: `/bag/${String(row)}x`, keyword: 'additionalProperties' };
      problems.see(captured(invalid(extra)), 'a/1', row);
    }
    const [found, ...others] = problems.list();
    assert.deepEqual(others, []);
    assert.equal(found?.count, 5);
    assert.equal(found.text, '/data/bag/4x is no member of the schema');
  });

  it('has the channel for what is no matter of the data', () => {
    const problems = createRecentProblems(() => startMs);
    problems.see(captured({ kind: 'wrong-sender', reason: 'b does not send it' }), 'b/1', 0);
    problems.see(captured({ kind: 'expired', lateMs: 7 }), 'b/1', 1);
    problems.see(captured({ kind: 'wrong-version', type: 'a.v2', expected: ['a.v1'] }), 'b/1', 1);
    problems.see(captured({ kind: 'late', lateMs: 3 }), 'b/1', 1);
    problems.see(captured({ kind: 'over-limit', reason: '9 bytes; one allows 8' }), 'b/1', 1);
    const undeclared = { ...captured({ kind: 'undeclared-channel', reason: 'no' }) };
    delete (undeclared as { channel?: string }).channel;
    problems.see(undeclared, 'b/1', 2);
    assert.deepEqual(
      problems.list().map(({ rule, pointer, text }) => [rule, pointer, text]),
      [
        ['wrong-sender', undefined, 'b does not send it'],
        ['expired', undefined, '7 ms after it expired'],
        ['wrong-version', undefined, 'the channel carries a.v1, not a.v2'],
        ['late', undefined, 'sent 3 ms after its time was over'],
        ['over-limit', undefined, '9 bytes; one allows 8'],
      ],
    );
  });

  it('leaves out what the broker kept, and the messages of the protocol', () => {
    const problems = createRecentProblems(() => startMs);
    problems.see(captured(invalid({}), { retained: true }), 'a/1', 0);
    problems.see(captured(invalid({}), { reserved: true }), 'a/1', 1);
    assert.deepEqual(problems.list(), []);
  });

  it('lets go what does not come any more, and what it is told to forget', () => {
    let nowMs = startMs;
    const problems = createRecentProblems(() => nowMs);
    problems.see(captured(invalid({})), 'a/1', 0);
    nowMs += 10 * 60_000;
    assert.deepEqual(problems.list(), []);
    problems.see(captured(invalid({}), { channel: 'one' }), 'a/1', 1);
    problems.see(captured(invalid({}), { channel: 'two' }), 'a/1', 2);
    problems.forget(({ channel }) => channel === 'one');
    assert.deepEqual(
      problems.list().map(({ channel }) => channel),
      ['two'],
    );
    problems.forget();
    assert.deepEqual(problems.list(), []);
  });

  it('stays small whatever comes: in number, in names, in values', () => {
    const problems = createRecentProblems(() => startMs);
    const long = 'x'.repeat(100_000);
    for (let row = 0; row < 600; row++) {
      const pointer = `/${String(row)}${long}`;
      problems.see(captured(invalid({ pointer, value: long, expected: long })), `${long}${row}`, row);
    }
    const list = problems.list();
    assert.equal(list.length, 500);
    assert.ok(JSON.stringify(list).length < 500 * 2000);
    assert.equal(list.at(-1)?.row, 599);
  });
});
