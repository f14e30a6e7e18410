import assert from 'node:assert/strict';
import type { CapturedMessage } from '@parley/explorer';
import { isSystem } from '#cli/tail/is-system.ts';
import { order } from './message.ts';

const inbox = { kind: 'inbox', agent: 'customer', instance: 'c1', lane: 'control' } as const;
const status: CapturedMessage = {
  ...order,
  reserved: true,
  verdict: { kind: 'system' },
  system: { kind: 'status', agent: 'customer', instance: 'c1' },
};

describe('isSystem', () => {
  const table: readonly (readonly [string, CapturedMessage, boolean])[] = [
    ['a message on a channel', order, false],
    ['a status', status, true],
    ['a status that was taken back', { ...status, verdict: { kind: 'cleared' }, reserved: false }, true],
    ['a receipt in an inbox', { ...status, system: inbox }, true],
    ['a reply', { ...order, system: inbox }, false],
    [
      'an error reply',
      { ...status, system: inbox, message: { ...order.message, type: 'parley.error.v1' } },
      false,
    ],
  ];
  for (const [name, message, is] of table) {
    it(`says of ${name}: ${String(is)}`, () => {
      assert.equal(isSystem(message), is);
    });
  }
});
