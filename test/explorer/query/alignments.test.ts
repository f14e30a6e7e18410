import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Condition, alignmentsOf } from '#explorer/query/alignments.ts';

function isMet({ index, kind, text }: Condition, values: readonly string[]): boolean {
  const value = values[index] ?? '';
  if (kind === 'is') return value === text;
  return kind === 'begins' ? value.startsWith(text) : value.endsWith(text);
}

const value = fc.constantFrom(
  ...[
    { text: 'gear', isText: true },
    { text: 'a,b', isText: true },
    { text: '', isText: true },
    { text: 'say \\"a\\"', isText: true },
    { text: '4', isText: false },
    { text: 'true', isText: false },
    { text: '-1.5e+3', isText: false },
  ],
);

describe('the ways in which a text can stand among values', () => {
  it('are all there are, but those in one value', () => {
    const names = fc.constantFrom('"a":', '"b":', '');
    const members = fc.array(fc.tuple(names, value), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        members,
        fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 })),
        fc.boolean(),
        (all, [start, length], cut) => {
          const segments = all.map(([name, { isText }], index) => {
            const before = all[index - 1]?.[1].isText === true ? '"' : '';
            return `${before}${index === 0 ? '{' : ','}${name}${isText ? '"' : ''}`;
          });
          segments.push(all.at(-1)?.[1].isText === true ? '"}' : '}');
          const values = all.map(([, { text }]) => text);
          const whole = segments.map((segment, index) => segment + (values[index] ?? '')).join('');
          const at = start % whole.length;
          const wanted = cut
            ? whole.slice(at, at + length)
            : `${whole.slice(at, at + 2)}",${whole.slice(0, 2)}`;
          const found = alignmentsOf(wanted, { segments, isText: all.map(([, { isText }]) => isText) });
          const stands = found?.some((alignment) => alignment.every((condition) => isMet(condition, values)));
          assert.equal(
            stands === true || values.some((each) => each.includes(wanted)),
            whole.includes(wanted),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are not worked out when there are too many', () => {
    const count = 40;
    const segments = Array.from({ length: count + 1 }, () => ',');
    const isText = Array.from({ length: count }, () => true);
    assert.equal(alignmentsOf(`${','.repeat(30)}x`, { segments, isText }), undefined);
  });
});
