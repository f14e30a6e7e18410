import type { FormatName } from '../../../schema/formats.ts';
import {
  type Analysis,
  type Contradiction,
  type Limit,
  at,
  conflictOfCounts,
  limitsOf,
} from './contradiction.ts';

/** The shortest and the longest text of a format, for those where it is certain. */
const lengths: Readonly<Partial<Record<FormatName, readonly [number, number]>>> = {
  'date-time': [20, Infinity],
  date: [10, 10],
  time: [9, Infinity],
  duration: [3, Infinity],
  email: [5, Infinity],
  hostname: [1, 254],
  ipv4: [7, 15],
  ipv6: [2, 45],
  uuid: [36, 45],
};

/** Why no text is valid. */
export function conflictOfStrings(analysis: Analysis): Contradiction | undefined {
  const [least] = limitsOf(analysis.conjuncts, 'minLength', 'least');
  const [most] = limitsOf(analysis.conjuncts, 'maxLength', 'most');
  const conflict = conflictOfCounts(least, most) ?? conflictOfFormat(analysis, least, most);
  if (conflict !== undefined || most?.value !== 0) return conflict;
  const refusal = analysis.refusal(['']);
  if (refusal === undefined) return undefined;
  return at(
    most.conjunct,
    ['maxLength'],
    `maxLength 0 leaves the empty text, which is not valid: ${refusal}`,
  );
}

function conflictOfFormat(
  { conjuncts }: Analysis,
  least: Limit | undefined,
  most: Limit | undefined,
): Contradiction | undefined {
  for (const conjunct of conjuncts) {
    const { format } = conjunct.schema;
    const [shortest, longest] =
      typeof format === 'string' && Object.hasOwn(lengths, format)
        ? (lengths[format as FormatName] ?? [0, Infinity])
        : [0, Infinity];
    const name = `the format ${String(format)}`;
    if (most !== undefined && most.value < shortest) {
      const message = `${name} has at least ${shortest} characters, and maxLength is ${most.value}: nothing is valid`;
      return at(conjunct, ['format'], message);
    }
    if (least !== undefined && least.value > longest) {
      const message = `${name} has at most ${longest} characters, and minLength is ${least.value}: nothing is valid`;
      return at(conjunct, ['format'], message);
    }
  }
  return undefined;
}
