import { type Analysis, type Contradiction, type Limit, at, limitsOf } from './contradiction.ts';

/** Up to this many numbers are tried one by one. */
const maxTried = 20;
/** Quotients of numbers up to this size are exact enough to tell multiples. */
const maxPlain = 1e6;

/** Why no number is valid; `onlyIntegers`: the type says so. */
export function conflictOfNumbers(analysis: Analysis, onlyIntegers: boolean): Contradiction | undefined {
  const least = narrowest(analysis, ['minimum', 'exclusiveMinimum'], 'least');
  const most = narrowest(analysis, ['maximum', 'exclusiveMaximum'], 'most');
  if (least === undefined || most === undefined) return undefined;
  const isExclusive = least.keyword.startsWith('exclusive') || most.keyword.startsWith('exclusive');
  if (least.value > most.value || (least.value === most.value && isExclusive)) {
    const how = least.value > most.value ? 'is more than' : 'leaves nothing beside';
    const message = `${least.keyword} ${least.value} ${how} ${most.keyword} ${most.value}: nothing is valid`;
    return at(least.conjunct, [least.keyword], message);
  }
  const step = stepOf(limitsOf(analysis.conjuncts, 'multipleOf', 'least'), onlyIntegers, [least, most]);
  const numbers = step === undefined ? onlyPoint(least, most) : numbersBetween(least, most, step);
  const message = numbers && refusalOf(analysis, numbers, step);
  if (message === undefined) return undefined;
  const range = `between ${least.keyword} ${least.value} and ${most.keyword} ${most.value}`;
  return at(least.conjunct, [least.keyword], `${range} ${message}`);
}

function refusalOf(analysis: Analysis, numbers: readonly number[], step = 1): string | undefined {
  if (numbers.length === 0) {
    return `there is no ${step === 1 ? 'whole number' : `multiple of ${step}`}: nothing is valid`;
  }
  const refusal = analysis.refusal(numbers);
  return refusal && `no number is valid by the rest of the schema: ${refusal}`;
}

/** Of two equal limits the exclusive one. */
function narrowest(
  { conjuncts }: Analysis,
  [inclusive, exclusive]: readonly [string, string],
  side: 'least' | 'most',
): Limit | undefined {
  const [first] = limitsOf(conjuncts, inclusive, side);
  const [other] = limitsOf(conjuncts, exclusive, side);
  if (first === undefined || other === undefined) return first ?? other;
  const isNarrower = side === 'least' ? other.value >= first.value : other.value <= first.value;
  return isNarrower ? other : first;
}

/** All valid numbers are multiples of it, as far as that is certain. */
function stepOf(
  multiples: readonly Limit[],
  onlyIntegers: boolean,
  limits: readonly Limit[],
): number | undefined {
  const isPlain = limits.every(({ value }) => Math.abs(value) <= maxPlain);
  const whole = multiples.find(({ value }) => Number.isInteger(value) && value > 0 && value <= maxPlain);
  if (whole !== undefined && isPlain) return whole.value;
  return onlyIntegers ? 1 : undefined;
}

function onlyPoint(least: Limit, most: Limit): readonly number[] | undefined {
  return least.value === most.value ? [least.value] : undefined;
}

/** Undefined: too many to be tried. */
function numbersBetween(least: Limit, most: Limit, step: number): readonly number[] | undefined {
  const first = Math.ceil(least.value / step) * step;
  const isSafe = Number.isSafeInteger(first) && Number.isSafeInteger(Math.ceil(most.value));
  if (!isSafe || most.value - first > step * maxTried) return undefined;
  const numbers: number[] = [];
  for (let value = first; value <= most.value; value += step) {
    const isLow = least.keyword.startsWith('exclusive') && value === least.value;
    const isHigh = most.keyword.startsWith('exclusive') && value === most.value;
    if (!isLow && !isHigh) numbers.push(value);
  }
  return numbers;
}
