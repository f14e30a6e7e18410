import assert from 'node:assert/strict';
import type { CapturedMessage } from '@parley/explorer';
import { matchesFilter } from '#cli/tail/filter.ts';
import type { TailFilter } from '#cli/tail/filter.ts';
import { order } from './message.ts';

const bad: CapturedMessage = { ...order, verdict: { kind: 'wrong-sender', reason: '' } };
const status: CapturedMessage = {
  ...order,
  reserved: true,
  verdict: { kind: 'system' },
  system: { kind: 'status', agent: 'customer', instance: 'c1' },
};
const inbox = { kind: 'inbox', agent: 'customer', instance: 'c1', lane: 'control' } as const;
const errorReply: CapturedMessage = {
  ...status,
  system: inbox,
  message: { ...order.message, type: 'parley.error.v1' },
};

describe('matchesFilter', () => {
  const table: readonly (readonly [
    name: string,
    message: CapturedMessage,
    filter: TailFilter,
    matches: boolean,
  ])[] = [
    ['everything without a filter', order, {}, true],
    ['a channel pattern', order, { channel: 'order.*' }, true],
    ['another channel', order, { channel: 'quote.*' }, false],
    ['the sender', order, { agent: 'customer' }, true],
    ['another agent', order, { agent: 'ledger' }, false],
    [
      'the owner of the inbox',
      { ...order, system: { ...inbox, agent: 'ledger' } },
      { agent: 'ledger' },
      true,
    ],
    ['a type pattern', order, { type: 'shop.**' }, true],
    ['the beginning of a correlation id', order, { correlation: '0190b3c4' }, true],
    ['the end that lines show', order, { correlation: '3f4a5b' }, true],
    ['another correlation id', order, { correlation: 'ffff' }, false],
    ['the valid', order, { valid: true }, true],
    ['no breach when the valid are wanted', bad, { valid: true }, false],
    ['any breach when the invalid are wanted', bad, { invalid: true }, true],
    ['no valid one when the invalid are wanted', order, { invalid: true }, false],
    ['no status unless asked', status, {}, false],
    ['status when asked', status, { system: true }, true],
    ['error replies without being asked', errorReply, {}, true],
  ];
  for (const [name, message, filter, matches] of table) {
    it(`lets through ${name}: ${String(matches)}`, () => {
      assert.equal(matchesFilter(message, filter), matches);
    });
  }
});
