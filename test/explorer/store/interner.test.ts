import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createInterner } from '#explorer/store/interner.ts';

describe('interned texts', () => {
  it('gives one text one number', () => {
    const texts = createInterner();
    assert.equal(texts.hold('a'), texts.hold('a'));
    assert.notEqual(texts.hold('a'), texts.hold('b'));
  });

  it('has the number 0 for no text', () => {
    const texts = createInterner();
    assert.deepEqual([texts.hold(undefined), texts.hold(''), texts.text(0)], [0, 0, '']);
  });

  it('forgets a text when its last holder lets go', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.boolean())), (steps) => {
        const texts = createInterner();
        const held: string[] = [];
        for (const [text, isHold] of steps) {
          if (isHold) {
            texts.hold(text);
            held.push(text);
          } else if (held.includes(text)) {
            held.splice(held.indexOf(text), 1);
            texts.release(texts.find(text) ?? 0);
          }
        }
        assert.equal(texts.size, new Set(held).size);
        for (const text of held) assert.equal(texts.text(texts.find(text) ?? 0), text);
      }),
    );
  });

  it('finds the numbers of the texts that pass', () => {
    const texts = createInterner();
    const [fleet] = [texts.hold('fleet/eu'), texts.hold('market')];
    assert.deepEqual([...texts.select((text) => text.startsWith('fleet'))], [fleet]);
  });
});
