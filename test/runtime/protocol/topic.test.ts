import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addressFilter,
  formatAddress,
  isAddressValue,
  isTopicFilter,
  isTopicName,
  parseAddress,
  placeholders,
  topicMatches,
} from '#runtime/protocol/topic.ts';

const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(isAddressValue);
const template = fc
  .array(fc.constantFrom('fleet', 'eu', '', '{a}', '{b}', '{c}'), { minLength: 1, maxLength: 5 })
  .map((levels) => levels.join('/'))
  .filter((text) => text.length > 0);
const level = fc.constantFrom('a', 'b', '', '$x');
const topic = fc
  .array(level, { minLength: 1, maxLength: 4 })
  .map((levels) => levels.join('/'))
  .filter((text) => text.length > 0);
const filter = fc
  .array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 4 })
  .chain((levels) => fc.constantFrom(levels.join('/'), [...levels, '#'].join('/')))
  .filter((text) => text.length > 0);

describe('formatAddress', () => {
  it('is the inverse of parseAddress', () => {
    fc.assert(
      fc.property(template, fc.record({ a: value, b: value, c: value }), (text, values) => {
        const filled = formatAddress(text, values);
        const wanted = Object.fromEntries(
          placeholders(text).map((name) => [name, Reflect.get(values, name)]),
        );
        assert.deepEqual(parseAddress(text, filled), wanted);
      }),
    );
  });

  it('refuses a placeholder without a value', () => {
    assert.throws(() => formatAddress('fleet/{region}', {}), /has no value for {region}/);
  });

  it('makes a topic that the filter of the address matches', () => {
    fc.assert(
      fc.property(template, fc.record({ a: value, b: value, c: value }), (text, values) => {
        const filled = formatAddress(text, values);
        fc.pre(!filled.startsWith('$'));
        assert.ok(topicMatches(addressFilter(text), filled));
        assert.ok(topicMatches(addressFilter(text, { a: values.a }), filled));
        assert.equal(addressFilter(text, values), filled);
      }),
    );
  });
});

describe('parseAddress', () => {
  it('gives a value named as a member of every object as a value like others', () => {
    assert.deepEqual(Object.entries(parseAddress('x/{__proto__}', 'x/y') ?? {}), [['__proto__', 'y']]);
  });
});

describe('topicMatches', () => {
  it('agrees with the definition, level by level', () => {
    fc.assert(
      fc.property(
        filter,
        topic,
        (left, right) => topicMatches(left, right) === matchesByDefinition(left, right),
      ),
    );
  });

  it("holds every topic in itself, and in # unless it is the broker's", () => {
    fc.assert(
      fc.property(
        topic,
        (text) => topicMatches(text, text) && topicMatches('#', text) !== text.startsWith('$'),
      ),
    );
  });
});

describe('isTopicFilter', () => {
  it('takes every topic name', () => {
    fc.assert(fc.property(topic, (text) => isTopicName(text) && isTopicFilter(text)));
  });
});

function matchesByDefinition(filterText: string, topicText: string): boolean {
  if (topicText.startsWith('$') && /^[+#]/.test(filterText)) return false;
  const quoted = filterText.replaceAll('$', '\\$').replaceAll('+', '[^/]*');
  const pattern = quoted === '#' ? '.*' : quoted.replace(/\/#$/, '(/.*)?');
  return new RegExp(`^${pattern}$`).test(topicText);
}
