import assert from 'node:assert/strict';
import { readReceipt } from '#runtime/delivery/status/read-receipt.ts';

const from = (data: unknown, sender = '/agents/a/1') => ({
  id: 'r1',
  type: 'parley.receipt.v1',
  sender,
  data,
});

describe('readReceipt', () => {
  it('reads what became of each message', () => {
    const dead = [{ id: 'm2', code: 'timeout' }];
    const read = readReceipt(from({ kind: 'handled', agent: 'a', ids: ['m1', 'm2'], dead }));
    assert.deepEqual(read?.ids, ['m1', 'm2']);
    assert.deepEqual(read.toldOf('m1'), { status: 'handled' });
    assert.deepEqual(read.toldOf('m2'), { status: 'dead', code: 'timeout' });
  });

  it('REQ-DEL-41: takes a reason of a later version as handler_failed', () => {
    const dead = [{ id: 'm1', code: 'struck_by_lightning' }];
    const read = readReceipt(from({ kind: 'handled', agent: 'a', ids: ['m1'], dead }));
    assert.deepEqual(read?.toldOf('m1'), { status: 'dead', code: 'handler_failed' });
  });

  for (const [description, receipt] of [
    ['of another agent', from({ kind: 'handled', agent: 'b', ids: ['m1'] })],
    ['of a foreign client', from({ kind: 'handled', agent: 'a', ids: ['m1'] }, 'urn:plc')],
    ['of a kind that it does not know', from({ kind: 'toString', agent: 'a', ids: ['m1'] })],
    ['of no kind', from({ agent: 'a', ids: ['m1'] })],
    ['of nothing', from(null)],
    ['of streams', from({ kind: 'handled', agent: 'a', streams: [] })],
  ] as const) {
    it(`refuses a receipt ${description}`, () => {
      assert.equal(readReceipt(receipt), undefined);
    });
  }
});
