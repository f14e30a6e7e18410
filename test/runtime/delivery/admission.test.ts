import assert from 'node:assert/strict';
import type { IncomingPacket } from '@parley/runtime/transport';
import { Admission } from '#runtime/delivery/admission.ts';
import type { Attempt, ReceivePlan } from '#runtime/delivery/attempt.ts';
import type { ChannelPlan } from '#runtime/delivery/channel-plan.ts';
import { Delivery } from '#runtime/delivery/delivery.ts';
import { Mailbox } from '#runtime/delivery/mailbox.ts';
import { channel, receive } from '../support/contracts.ts';
import { FakeClock } from '../support/fake-clock.ts';

interface Given {
  readonly overflow: 'slow' | 'shed' | 'reject';
  readonly qos?: 0 | 1;
  readonly reply?: boolean;
  /** Default 0. */
  readonly unacknowledged?: number;
}

/** A mailbox with room for two, and nobody who takes anything out. */
function setUp({ overflow, qos = 1, reply = false, unacknowledged = 0 }: Given) {
  const told: string[] = [];
  const settled: string[] = [];
  const mailbox = new Mailbox<Attempt>({
    clock: new FakeClock(),
    concurrency: 0,
    capacity: 2,
    capacityBytes: 1_000,
    run: () => undefined,
  });
  const receives = [
    { key: 'work', receive: receive(['work']), mailbox },
  ] as unknown as readonly ReceivePlan[];
  const plan = {
    channel: channel('work', { overflow, ...(reply ? { reply: { channel: 'r', timeoutMs: 1 } } : {}) }),
    qos,
    priority: 1,
  };
  const admission = new Admission({
    parking: undefined,
    unacknowledged: () => unacknowledged,
    tell: ({ message }, code) => {
      told.push(`${message.id} ${code}`);
      return undefined;
    },
    settle: ({ message, outcome }) => {
      settled.push(`${message.id} ${outcome}`);
    },
  });
  const admit = (id: string, priority: 'low' | 'normal' | 'high' = 'normal'): void => {
    const packet = { qos, payload: new Uint8Array(10) } as unknown as IncomingPacket;
    const message = { id, sender: 's', type: 't', data: 1, channel: 'work', parameters: {}, priority };
    const arrival = { packet, settlement: packet, arrivedAtMs: 0 };
    const rest = { key: id, expiresAtMs: Infinity, open: 1, plan: plan as unknown as ChannelPlan };
    admission.admit(new Delivery({ message, arrival, ...rest }), receives);
  };
  return { admit, told, settled, mailbox };
}

describe('Admission', () => {
  it('REQ-DEL-32: slow refuses nothing while the broker keeps a window', () => {
    const { admit, told, mailbox } = setUp({ overflow: 'slow', unacknowledged: 1_000 });
    for (const id of ['a', 'b', 'c', 'd']) admit(id);
    assert.deepEqual([told, mailbox.waiting], [[], 4]);
  });

  it('REQ-DEL-32: slow sheds where the broker keeps none', () => {
    const { admit, told, settled, mailbox } = setUp({ overflow: 'slow', unacknowledged: 1_001 });
    for (const id of ['a', 'b', 'c']) admit(id);
    assert.deepEqual([told, settled, mailbox.waiting], [['a overloaded'], ['a failed'], 2]);
  });

  it('REQ-DEL-33: shed gives up the oldest of the least urgent', () => {
    const { admit, told } = setUp({ overflow: 'shed' });
    admit('high', 'high');
    admit('normal');
    admit('normal 2');
    admit('low', 'low');
    assert.deepEqual(told, ['normal overloaded', 'low overloaded']);
  });

  it('REQ-DEL-33: shed only counts where messages may be lost', () => {
    const { admit, told, settled } = setUp({ overflow: 'shed', qos: 0 });
    for (const id of ['a', 'b', 'c']) admit(id);
    assert.deepEqual([told, settled], [[], ['a shed']]);
  });

  it('REQ-DEL-34: reject refuses the one that comes', () => {
    const { admit, told, settled } = setUp({ overflow: 'reject' });
    for (const id of ['a', 'b', 'c']) admit(id, 'high');
    assert.deepEqual([told, settled], [['c overloaded'], ['c failed']]);
  });

  it('REQ-DEL-34: tells of a request that is refused even where messages may be lost', () => {
    const { admit, told } = setUp({ overflow: 'reject', qos: 0, reply: true });
    for (const id of ['a', 'b', 'c']) admit(id);
    assert.deepEqual(told, ['c overloaded']);
  });
});
