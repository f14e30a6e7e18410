import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '#explorer/query/parse.ts';
import type { Query } from '#explorer/query/query.ts';

/** A query as nested lists: easy to compare. */
function shape(query: Query): unknown {
  switch (query.kind) {
    case 'and':
    case 'or':
      return [query.kind, ...query.parts.map(shape)];
    case 'not':
      return ['not', shape(query.part)];
    case 'text':
      return query.text;
    case 'pattern':
      return `/${query.source}/`;
    case 'field':
      return `${query.name} ${query.comparison} ${query.values.map(({ text }) => text).join('|')}`;
    case 'path':
      return `$${query.path.join('/')} ${query.comparison} ${query.values.map(({ text }) => text).join('|')}`;
    case 'all':
      return 'all';
  }
}

const read = (text: string) => {
  const { query, errors } = parseQuery(text);
  assert.deepEqual(errors, []);
  return shape(query);
};

describe('a query', () => {
  it('without words means every message', () => {
    assert.equal(read('  '), 'all');
  });

  it('joins words side by side, and binds "or" less', () => {
    assert.deepEqual(read('a b or c -d'), ['or', ['and', 'a', 'b'], ['and', 'c', ['not', 'd']]]);
  });

  it('takes parentheses', () => {
    assert.deepEqual(read('a (b or c) not (d e)'), [
      'and',
      'a',
      ['or', 'b', 'c'],
      ['not', ['and', 'd', 'e']],
    ]);
  });

  it('reads fields, paths and regular expressions', () => {
    assert.deepEqual(read('channel:analysis.* valid:false $.risk>0.8 corr:abc latency>200ms /a b/'), [
      'and',
      'channel = analysis.*',
      'valid = false',
      '$risk > 0.8',
      'corr = abc',
      'latency > 200ms',
      '/a b/',
    ]);
  });

  it('takes the parameters of addresses for fields', () => {
    const { errors } = parseQuery('region:eu', { parameters: ['region'] });
    assert.deepEqual(errors, []);
  });

  it('never throws and names places inside the text', () => {
    const pieces = fc.constantFrom(
      'a',
      'or',
      '(',
      ')',
      '-',
      'not ',
      '"',
      'x:',
      'valid:',
      'size>',
      '$.a=',
      '/(',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { start, end } of parseQuery(text).errors) {
          assert.ok(start >= 0 && end >= start && end <= text.length);
        }
      }),
    );
  });

  it('refuses parentheses that nobody would write', () => {
    const { errors } = parseQuery('('.repeat(1000));
    assert.equal(errors[0]?.message, 'nested more than 50 deep');
  });
});

describe('an error in a query', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['chanel:x', 'chanel', 'nothing is called "chanel"; did you mean channel?'],
    ['http://x', 'http', 'nothing is called "http"; put it in quotes to search for the text'],
    ['valid:maybe', 'maybe', '"maybe" is none of true, false'],
    ['latency>fast', 'fast', '"fast" is not a duration like 200ms or 2s'],
    ['size>1xB', '1xB', '"1xB" is not a size like 900 or 1.3kB'],
    ['since:soon', 'soon', '"soon" is not a time like 14:31:40, an ISO time, or 5m for five minutes ago'],
    ['channel:', 'channel:', 'channel needs a value'],
    ['channel>a', 'channel>a', 'channel has no order; write channel:value'],
    ['size>1,2', 'size>1,2', '> takes one value'],
    ['a /(a+)+$/', '/(a+)+$/', 'a text can hold this pattern up for ever: "a" again and again'],
    ['a )', ')', 'there is no ( for this'],
    ['( a', '(', 'this ( is not closed'],
    ['a or', 'or', '"or" needs something after it; put it in quotes to search the word'],
    ['or a', 'or', '"or" needs something before it; put it in quotes to search the word'],
    ['not', 'not', 'nothing follows that could be turned round'],
    ['/a', '/a', 'the regular expression has no closing /'],
  ];
  for (const [text, place, message] of cases) {
    it(`stands at "${place}" of "${text}"`, () => {
      const [error] = parseQuery(text).errors;
      assert.ok(error);
      assert.deepEqual([text.slice(error.start, error.end), error.message], [place, message]);
    });
  }

  it('comes with what was probably meant', () => {
    assert.equal(parseQuery('verdict:invald').errors[0]?.suggestion, 'invalid');
  });
});

describe('a query of which a part cannot be read', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['valid:false chanel:x gear', ['and', 'valid = false', 'gear']],
    ['valid:false -valid:maybe', 'valid = false'],
    ['gear or size>much', 'gear'],
    ['gear (chanel:x or chanel:y)', 'gear'],
    ['gear not', 'gear'],
    ['gear or', 'gear'],
    ['or gear', 'gear'],
    ['gear "box', 'gear'],
    ['gear type:"a', 'gear'],
    ['gear /[/', 'gear'],
    ['gear /(a+)+$/', 'gear'],
    ['gear )', 'gear'],
    ['(gear box', ['and', 'gear', 'box']],
    ['chanel:x', 'all'],
  ];
  for (const [text, rest] of cases) {
    it(`means the rest of ${text}`, () => {
      const { query, errors } = parseQuery(text);
      assert.ok(errors.length > 0);
      assert.deepEqual(shape(query), rest);
    });
  }

  it('means what the query without the part means', () => {
    const good = fc.constantFrom('gear', 'valid:false', '-box', '(a or b)', '$.n>1', '/x/');
    const bad = fc.constantFrom('chanel:x', '-valid:maybe', 'size>much', '(latency>fast)', 'channel:', '/(/');
    const part = fc.oneof(
      good.map((text) => ({ text, isGood: true })),
      bad.map((text) => ({ text, isGood: false })),
    );
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom(' ', ' or '), (parts, join) => {
        const textOf = (some: typeof parts) => some.map(({ text }) => text).join(join);
        const rest = parts.filter(({ isGood }) => isGood);
        const { query, errors } = parseQuery(textOf(parts));
        assert.equal(errors.length > 0, rest.length < parts.length);
        assert.deepEqual(shape(query), shape(parseQuery(textOf(rest)).query));
      }),
    );
  });
});
