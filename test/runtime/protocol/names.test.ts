import assert from 'node:assert/strict';
import fc from 'fast-check';
import { channelMatches, formatSource, isReceiver, parseSource } from '#runtime/protocol/names.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/);
const channel = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
  .map((levels) => levels.join('.'));

describe('formatSource', () => {
  it('is the inverse of parseSource', () => {
    fc.assert(
      fc.property(name, name, (agent, instance) => {
        assert.deepEqual(parseSource(formatSource(agent, instance)), { agent, instance });
      }),
    );
  });

  it('refuses names that would make another source', () => {
    assert.throws(() => formatSource('a/b', 'i'), { code: 'invalid_argument' });
    assert.throws(() => formatSource('a', ''), { code: 'invalid_argument' });
  });
});

describe('isReceiver', () => {
  it('takes an agent and an instance', () => {
    fc.assert(
      fc.property(name, name, (agent, instance) => isReceiver(agent) && isReceiver(`${agent}/${instance}`)),
    );
  });
});

describe('channelMatches', () => {
  it('holds each name in itself, in ** and in its own levels as stars', () => {
    fc.assert(
      fc.property(channel, (text) => {
        const stars = text.replaceAll(/[a-z]/g, '*');
        for (const pattern of [text, '**', stars, `${text}.**`])
          assert.ok(channelMatches(pattern, text), pattern);
        assert.ok(!channelMatches(`${stars}.*`, text));
      }),
    );
  });

  it('ends with many double stars', () => {
    assert.ok(!channelMatches('**.**.**.**.z', 'a.b.c.d.e.f.g.h'));
  });
});
