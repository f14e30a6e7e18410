import assert from 'node:assert/strict';
import fc from 'fast-check';
import { channelMatches } from '#runtime/protocol/names.ts';
import { createNameTest } from '#runtime/select/pattern.ts';

const level = fc.constantFrom('a', 'b', 'parley');
const name = fc.array(level, { minLength: 1, maxLength: 5 }).map((levels) => levels.join('.'));
const pattern = fc
  .array(fc.oneof(level, fc.constantFrom('*', '**')), { minLength: 1, maxLength: 5 })
  .map((levels) => levels.join('.'));

describe('createNameTest', () => {
  it('judges as the protocol does', () => {
    fc.assert(
      fc.property(pattern, pattern, name, (one, other, channel) => {
        const expected = channelMatches(one, channel) || channelMatches(other, channel);
        const isHeld = createNameTest([one, other]);
        assert.equal(isHeld(channel), expected);
        assert.equal(isHeld(channel), expected, 'a second time');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not made slow by many wildcards', () => {
    const isHeld = createNameTest([`${'**.'.repeat(400)}b`]);
    assert.equal(isHeld(`${'a.'.repeat(400)}a`), false);
  });

  it('remembers no more names than it may', () => {
    const isHeld = createNameTest(['a.*']);
    for (let index = 0; index < 3_000; index += 1) assert.equal(isHeld(`a.${index}`), true);
  });
});
