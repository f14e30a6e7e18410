import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSchemaValidator } from '#toolchain/schema/validator.ts';
import { type ParameterSchema, anyValue, commonValue, isLevelText } from '#toolchain/topics/level.ts';

describe('commonValue', () => {
  const table: readonly (readonly [ParameterSchema, ParameterSchema, string])[] = [
    [true, {}, 'found a'],
    [false, {}, 'none'],
    [{ enum: ['eu', 'us'] }, { enum: ['us', 'asia'] }, 'found us'],
    [{ enum: ['eu', 'us'] }, { const: 'asia' }, 'none'],
    [{ enum: ['a', 'v1'] }, { pattern: '^v[0-9]$' }, 'found v1'],
    [{ enum: ['a/b'] }, {}, 'none'],
    [{ type: 'integer' }, {}, 'none'],
    [{ type: ['integer', 'string'] }, { minLength: 3 }, 'found aaa'],
    [{ minLength: 5 }, { maxLength: 4 }, 'none'],
    [{ maxLength: 0 }, {}, 'none'],
    [{ pattern: '^v[0-9]+$' }, { pattern: '^[a-z]+$' }, 'none'],
    [{ pattern: '^[a-z]+[0-9]$' }, { pattern: '^v' }, 'found v0'],
    [{ pattern: 'a' }, { pattern: 'b' }, 'found ab'],
    [{ pattern: '^[^a-z]$' }, {}, 'found 0'],
    [{ pattern: '^[/+#]$' }, {}, 'none'],
    [{ pattern: '^.$', minLength: 2 }, {}, 'none'],
    [{ pattern: '^[\\u{1f600}-\\u{1f64f}]$' }, { maxLength: 1 }, 'found 😀'],
    [{ pattern: '^\\p{Lu}+$' }, { pattern: '^\\p{Script=Greek}+$' }, 'found Ͱ'],
    [{ pattern: '^\\p{L}$' }, { pattern: '^\\P{L}$' }, 'none'],
    [{ pattern: '^\\w\\d\\s$' }, { not: { pattern: '^\\W|\\D.$|\\S$' } }, 'found a0 '],
    [{ anyOf: [{ const: 'b' }, { pattern: '^c' }] }, { not: { maxLength: 2 } }, 'found caa'],
    [{ oneOf: [{ pattern: '^a' }, { pattern: 'b$' }] }, { pattern: '^a' }, 'found a'],
    [{ oneOf: [{ pattern: '^a' }, { pattern: 'a$' }] }, { pattern: '^a.*a$|^a$' }, 'none'],
    [
      { if: { pattern: '^a' }, then: { minLength: 3 }, else: { const: 'b' } },
      { pattern: '[ac]' },
      'found aaa',
    ],
    [{ $ref: '#/$defs/id', $defs: { id: { pattern: '^x' } } }, { maxLength: 2 }, 'found x'],
    [{ pattern: '^(?=a)a' }, { pattern: '^b' }, 'unknown'],
    [{ pattern: '^(?=a)' }, { pattern: '^[ab]$' }, 'found a'],
    [{ pattern: '^(a+)b\\1$' }, { pattern: '^c' }, 'unknown'],
    [{ pattern: '\\bfoo\\b' }, { const: 'a foo' }, 'found a foo'],
    [{ format: 'uuid' }, { pattern: '^[0-9a-f-]{36}$' }, 'found 3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    [{ format: 'uuid' }, { pattern: '^x' }, 'unknown'],
    [{ format: 'uuid', maxLength: 3 }, { minLength: 4 }, 'none'],
    [{ pattern: '^((ab){1000}){1000}$' }, { pattern: '^c' }, 'unknown'],
    [{ pattern: '^[ab]*a[ab]{40}$' }, { pattern: '^[ab]*b[ab]{40}$' }, 'unknown'],
    [{ pattern: '^a*$', maxLength: 65_535 }, { pattern: '^b*$' }, 'none'],
  ];
  for (const [left, right, expected] of table) {
    it(`tells ${expected} of ${JSON.stringify(left)} and ${JSON.stringify(right)}`, () => {
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const) {
        const result = commonValue(parameter(one), parameter(other));
        assert.equal(result.kind === 'found' ? `found ${result.value}` : result.kind, expected);
      }
    });
  }

  it('tells why it does not know', () => {
    const reason = (schema: ParameterSchema): unknown =>
      commonValue(parameter(schema), parameter({ pattern: '^;' }));
    assert.deepEqual(reason({ pattern: '^(?!x)a' }), { kind: 'unknown', reason: 'look-around' });
    assert.deepEqual(reason({ pattern: '^(a)\\1', format: 'uuid' }), {
      kind: 'unknown',
      reason: 'a back-reference, the format uuid',
    });
    assert.deepEqual(reason({ pattern: '^((ab){1000}){1000}$' }), {
      kind: 'unknown',
      reason: 'a pattern too large to be followed',
    });
  });

  it('takes a text that the schema of the other level takes', () => {
    const text = { kind: 'text', text: 'v1' } as const;
    assert.equal(commonValue(text, parameter({ pattern: '^v' })).kind, 'found');
    assert.equal(commonValue(parameter({ pattern: '^w' }), text).kind, 'none');
    assert.equal(commonValue(text, { kind: 'text', text: 'v2' }).kind, 'none');
  });

  it('agrees with brute force over a small alphabet', () => {
    const words = wordsOver('ab', 6);
    fc.assert(
      fc.property(schema, schema, (left, right) => {
        const result = commonValue(parameter(left), parameter(right));
        const [one, other] = [createSchemaValidator(left), createSchemaValidator(right)];
        const isCommon = (word: string): boolean =>
          isLevelText(word) && one.validate(word).length === 0 && other.validate(word).length === 0;
        const first = words.find(isCommon);
        assert.notEqual(result.kind, 'unknown');
        if (result.kind === 'found') {
          assert.ok(isCommon(result.value), `${result.value} is no proof`);
          const isListed = [left, right].some((each) => typeof each === 'object' && 'enum' in each);
          if (first !== undefined && !isListed)
            assert.ok(Array.from(result.value).length <= first.length, result.value);
        } else assert.equal(first, undefined);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('anyValue', () => {
  it('gives a value of a schema, if there is one', () => {
    assert.deepEqual(anyValue({ minLength: 2 }), { kind: 'found', value: 'aa' });
    assert.deepEqual(anyValue({ type: 'number' }), { kind: 'none' });
  });
});

function parameter(of: ParameterSchema): { kind: 'parameter'; name: string; schema: ParameterSchema } {
  return { kind: 'parameter', name: 'x', schema: of };
}

/** All words of at most so many letters, shortest first. */
function wordsOver(letters: string, longest: number): readonly string[] {
  let last = [''];
  const words = [...last];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((word) => Array.from(letters, (letter) => word + letter));
    words.push(...last);
  }
  return words;
}

const { pattern } = fc.letrec<{ pattern: string; branch: string; piece: string; atom: string }>((tie) => ({
  pattern: fc.array(tie('branch'), { minLength: 1, maxLength: 2 }).map((branches) => branches.join('|')),
  branch: fc.array(tie('piece'), { maxLength: 3 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    fc.constantFrom('^', '$'),
    fc
      .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{2,}', '*?', '{0}'))
      .map((parts) => parts.join('')),
  ),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\x61', '[^ab]', '\\w', '\\d'),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:${inner})`),
  ),
}));

const { schema } = fc.letrec<{ schema: ParameterSchema }>((tie) => {
  const several = fc.array(tie('schema'), { minLength: 1, maxLength: 2 });
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      pattern.map((source) => ({ pattern: source })),
      fc.record({ minLength: fc.nat(3) }),
      fc.record({ maxLength: fc.nat(4) }),
      fc.record({ enum: fc.subarray(['a', 'b', 'ab', 'ba', 'aab'], { minLength: 1 }) }),
      fc.record({ pattern, maxLength: fc.nat(4) }),
      fc.record({ allOf: several }),
      fc.record({ anyOf: several }),
      fc.record({ oneOf: several }),
      fc.record({ not: tie('schema') }),
      fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }),
    ),
  };
});
