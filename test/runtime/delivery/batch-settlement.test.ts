import assert from 'node:assert/strict';
import { splitSettlement } from '#runtime/delivery/batch-settlement.ts';

describe('splitSettlement', () => {
  it('settles the packet once every entry is settled', () => {
    let settled = 0;
    const packet = {
      acknowledge: () => {
        settled += 1;
      },
    };
    const part = splitSettlement(packet, 3);
    part.acknowledge();
    part.acknowledge();
    assert.equal(settled, 0);
    part.acknowledge();
    assert.equal(settled, 1);
  });

  it('settles an empty batch at once', () => {
    let settled = 0;
    splitSettlement(
      {
        acknowledge: () => {
          settled += 1;
        },
      },
      0,
    );
    assert.equal(settled, 1);
  });
});
