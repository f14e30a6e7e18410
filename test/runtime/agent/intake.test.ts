import assert from 'node:assert/strict';
import { Intake, type IntakeOptions } from '#runtime/agent/intake.ts';
import { createCounters } from '#runtime/delivery/statistics.ts';
import type { IncomingPacket } from '@parley/runtime/transport';

const packet: IncomingPacket = {
  topic: 'work',
  payload: new Uint8Array(),
  qos: 1,
  retain: false,
  duplicate: false,
  properties: {},
  acknowledge: () => undefined,
};

describe('Intake', () => {
  let order: string[];
  let intake: Intake;
  beforeEach(() => {
    order = [];
    const receiver = { receive: () => order.push('packet') };
    intake = new Intake({
      receiver: receiver as unknown as IntakeOptions['receiver'],
      counters: createCounters(),
      answer: () => false,
    });
  });

  it('holds packets, and what is kept elsewhere, until it opens: that is older and comes first', () => {
    intake.whenOpen(() => order.push('at once'));
    intake.hold();
    intake.accept(packet);
    intake.whenOpen(() => order.push('kept'));
    assert.deepEqual(order, ['at once']);
    intake.open();
    assert.deepEqual(order, ['at once', 'kept', 'packet']);
  });

  it('leaves both alone once it is closed', () => {
    intake.hold();
    intake.accept(packet);
    intake.whenOpen(() => order.push('kept'));
    intake.close();
    intake.whenOpen(() => order.push('late'));
    intake.accept(packet);
    assert.deepEqual(order, []);
  });
});
