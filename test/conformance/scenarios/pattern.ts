import { isDeepStrictEqual } from 'node:util';
import { isObject } from './scenario.ts';
import { boundValue, type Scope } from './scope.ts';

interface Place {
  readonly path: string;
  readonly scope: Scope;
}

type Data = Readonly<Record<string, unknown>>;
type Operator = (value: unknown, operand: unknown, place: Place) => string | undefined;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-([1-8])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The matching language of docs/spec/scenarios.md. */
const operators: Readonly<Record<string, Operator>> = {
  $any: (value, _, place) => check(value !== undefined, value, { place, want: 'anything' }),
  $text: (value, _, place) => check(isText(value), value, { place, want: 'a text that is not empty' }),
  $match: (value, operand, place) =>
    check(isText(value) && new RegExp(String(operand), 'u').test(value), value, {
      place,
      want: `a text like ${String(operand)}`,
    }),
  $uuid: (value, operand, place) =>
    check(isText(value) && uuid.exec(value)?.[1] === String(operand), value, {
      place,
      want: `a UUID of version ${String(operand)}`,
    }),
  $seq: (value, operand, place) =>
    check(isText(value) && /^\d+\.\d+$/.test(value) && value.split('.')[1] === String(operand), value, {
      place,
      want: `"{epoch}.${String(operand)}"`,
    }),
  $number: (value, operand, place) => {
    const [from, to] = range(operand);
    const isIn = typeof value === 'number' && value >= from && value <= to;
    return check(isIn, value, { place, want: `a number from ${from} to ${to}` });
  },
  $time: (value, operand, place) => {
    const [from, to] = range(operand);
    const { startMs, slackMs } = place.scope;
    const atMs = isText(value) && time.test(value) ? Date.parse(value) - startMs : NaN;
    const isIn = atMs >= from - Math.min(slackMs, 10) && atMs <= to + slackMs;
    return check(isIn, value, { place, want: `a time from ${from} to ${to} ms (is at ${atMs} ms)` });
  },
  // Bound before anything is compared.
  $bind: (value, _, place) => check(value !== undefined, value, { place, want: 'anything' }),
  $same: (value, operand, place) => mismatch(boundValue(String(operand), place.scope), value, place),
  $above: (value, operand, place) => {
    const other = boundValue(String(operand), place.scope);
    const isAbove = typeof value === 'number' && typeof other === 'number' && value > other;
    return check(isAbove, value, { place, want: `more than ${show(other)}` });
  },
  $bytesOf: (value, operand, place) =>
    mismatch(Buffer.from(payloadOf(operand, place)).toString('base64'), value, place),
  $sizeOf: (value, operand, place) => mismatch(payloadOf(operand, place).length, value, place),
  $maybe: (value, operand, place) => (value === undefined ? undefined : mismatch(operand, value, place)),
};

/** Notes what the pattern binds: before anything is compared, so that the order of members means nothing. */
export function bind(pattern: unknown, value: unknown, scope: Scope): void {
  if (Array.isArray(pattern)) {
    for (const [index, item] of pattern.entries())
      bind(item, Array.isArray(value) ? value[index] : undefined, scope);
  } else if (isObject(pattern)) {
    if ('$bind' in pattern) scope.bound.set(String(pattern.$bind), value);
    for (const [name, item] of Object.entries(pattern))
      bind(item, isObject(value) ? value[name] : undefined, scope);
  }
}

/** What is wrong with a value, and where; undefined when it matches. */
export function mismatch(pattern: unknown, value: unknown, place: Place): string | undefined {
  if (Array.isArray(pattern)) return listMismatch(pattern, value, place);
  if (!isObject(pattern))
    return check(isDeepStrictEqual(value, pattern), value, { place, want: show(pattern) });
  const applied = Object.keys(pattern).filter((name) => Object.hasOwn(operators, name));
  if (applied.length === 0) return objectMismatch(pattern, value, place);
  for (const name of applied) {
    const wrong = operators[name]?.(value, pattern[name], place);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function listMismatch(pattern: readonly unknown[], value: unknown, place: Place): string | undefined {
  if (!Array.isArray(value)) return check(false, value, { place, want: 'a list' });
  if (value.length !== pattern.length)
    return check(false, value, { place, want: `${pattern.length} entries` });
  return first(pattern.map((item, index) => () => mismatch(item, value[index], at(place, index))));
}

/** `$more`: other members may be there. */
function objectMismatch(pattern: Data, value: unknown, place: Place): string | undefined {
  if (!isObject(value)) return check(false, value, { place, want: 'an object' });
  const { $more, ...members } = pattern;
  const wrong = first(
    Object.entries(members).map(
      ([name, item]) =>
        () =>
          mismatch(item, value[name], at(place, name)),
    ),
  );
  if (wrong !== undefined || $more === true) return wrong;
  const extra = Object.keys(value).find((name) => !Object.hasOwn(members, name));
  return extra === undefined
    ? undefined
    : `${at(place, extra).path} is ${show(value[extra])}, but is not expected at all`;
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const run of checks) {
    const wrong = run();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function check(
  isRight: boolean,
  value: unknown,
  { place, want }: { readonly place: Place; readonly want: string },
): string | undefined {
  return isRight ? undefined : `${place.path} is ${show(value)}, expected ${want}`;
}

function at({ path, scope }: Place, name: string | number): Place {
  return { path: `${path}/${name}`, scope };
}

function payloadOf(label: unknown, { scope }: Place): Uint8Array {
  const payload = scope.payloads.get(String(label));
  if (payload === undefined) throw new Error(`nothing went in as "${String(label)}"`);
  return payload;
}

function range(operand: unknown): readonly [number, number] {
  const [from, to] = Array.isArray(operand) ? (operand as number[]) : [Number(operand), Number(operand)];
  return [from ?? NaN, to ?? NaN];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function show(value: unknown): string {
  const text = value === undefined ? 'not there' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
