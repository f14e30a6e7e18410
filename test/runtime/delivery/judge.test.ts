import assert from 'node:assert/strict';
import { createTopics, type IncomingPacket } from '@parley/runtime/transport';
import { createPlans } from '#runtime/delivery/channel-plan.ts';
import { judge } from '#runtime/delivery/judge.ts';
import { SenderClocks } from '#runtime/delivery/sender-clocks.ts';
import { createCompiler } from '#runtime/delivery/validators.ts';
import { bundle, channel } from '../support/contracts.ts';
import { FakeClock } from '../support/fake-clock.ts';

const contracts = bundle([channel('work', { maxBytes: 500 })], []);

describe('judge', () => {
  /** Of a message with so much text in a packet of so many bytes. */
  const judgeSize = async (textBytes: number, packetBytes: number, isBatch: boolean): Promise<string> => {
    const topics = createTopics({ prefix: 'parley/v1', tenant: null });
    const plan = createPlans({ bundle: contracts, topics, compile: await createCompiler() })('work');
    assert.ok(plan !== undefined);
    const packet = { payload: new Uint8Array(packetBytes), properties: {} } as unknown as IncomingPacket;
    const settlement = isBatch ? { acknowledge: () => undefined } : packet;
    const arrival = { packet, settlement, arrivedAtMs: 0 };
    const data = { n: 1, text: 'x'.repeat(textBytes) };
    const message = { id: '1', sender: 's', type: 'test.thing.v1', data };
    const verdict = judge(
      { message, plan, parameters: {}, arrival, receives: [], leftMs: undefined },
      { findValidator: () => undefined, senderClocks: new SenderClocks(new FakeClock()) },
    );
    return verdict.kind === 'refuse' ? verdict.code : verdict.kind;
  };

  it('refuses a packet above the limit', async () => {
    assert.deepEqual(
      [await judgeSize(1, 500, false), await judgeSize(1, 501, false)],
      ['ignore', 'too_large'],
    );
  });

  it('REQ-BATCH-12: takes the size of an entry of a batch, not of the batch', async () => {
    assert.deepEqual(
      [await judgeSize(10, 5_000, true), await judgeSize(500, 5_000, true)],
      ['ignore', 'too_large'],
    );
  });
});
