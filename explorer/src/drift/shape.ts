import { parseTime } from '@parley/runtime/protocol';

/** What the values in one place looked like; bounded, whatever comes. */
export interface Shape {
  count: number;
  /** How many were of each type of JSON; `integer` and `number` apart. */
  readonly types: Map<JsonType, number>;
  /** Formats that every text had so far; undefined before the first text. */
  formats: readonly TextFormat[] | undefined;
  /** Of the objects: their members, or what all members are where there are too many names for a list of them. */
  readonly members: Map<string, Shape>;
  map: Shape | undefined;
  items: Shape | undefined;
  /** Something here was not looked at: too deep, too much, or no value of JSON. */
  isCut: boolean;
}

export const jsonTypes = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;
export type JsonType = (typeof jsonTypes)[number];
type TextFormat = 'date-time' | 'uuid';

/** Deeper values can be anything. */
const maxDepth = 12;
/** An object with more names is a map. */
const maxMembers = 64;
/** Items of one list that are looked at; a list with more of them can have any. */
const maxItems = 200;

const formatTests: readonly (readonly [TextFormat, (text: string) => boolean])[] = [
  [
    'date-time',
    (text) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
      parseTime(text) !== undefined,
  ],
  ['uuid', (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)],
];

export function createShape(): Shape {
  return {
    ...{ count: 0, types: new Map(), formats: undefined },
    ...{ members: new Map(), map: undefined, items: undefined, isCut: false },
  };
}

/** Takes one more value into account. */
export function observe(shape: Shape, value: unknown, depth = 0): void {
  shape.count += 1;
  const type = typeOf(value);
  if (type === undefined || depth >= maxDepth) {
    shape.isCut = true;
    return;
  }
  shape.types.set(type, (shape.types.get(type) ?? 0) + 1);
  if (type === 'string') observeText(shape, value as string);
  else if (type === 'array') observeItems(shape, value as readonly unknown[], depth);
  else if (type === 'object') observeMembers(shape, value as object, depth);
}

/** Undefined for what JSON cannot say: a number beyond all bounds. */
function typeOf(value: unknown): JsonType | undefined {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'integer' : Number.isFinite(value) ? 'number' : undefined;
  const type = typeof value;
  return type === 'string' || type === 'boolean' || type === 'object' ? type : undefined;
}

function observeText(shape: Shape, text: string): void {
  const candidates = shape.formats ?? formatTests.map(([format]) => format);
  if (candidates.length === 0) return;
  shape.formats = formatTests
    .filter(([format, test]) => candidates.includes(format) && test(text))
    .map(([format]) => format);
}

function observeItems(shape: Shape, items: readonly unknown[], depth: number): void {
  if (items.length === 0) return;
  const inside = (shape.items ??= createShape());
  for (const item of items.slice(0, maxItems)) observe(inside, item, depth + 1);
  if (items.length > maxItems) inside.isCut = true;
}

function observeMembers(shape: Shape, value: object, depth: number): void {
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    observe(memberOf(shape, name), member, depth + 1);
  }
}

function memberOf(shape: Shape, name: string): Shape {
  if (shape.map !== undefined) return shape.map;
  const known = shape.members.get(name);
  if (known !== undefined) return known;
  if (shape.members.size >= maxMembers) return (shape.map = becomeMap(shape));
  const made = createShape();
  shape.members.set(name, made);
  return made;
}

/** So many names are data themselves. */
function becomeMap(shape: Shape): Shape {
  const all = createShape();
  for (const member of shape.members.values()) mergeInto(all, member);
  shape.members.clear();
  return all;
}

/** Takes all that another shape saw into account. */
export function mergeInto(shape: Shape, other: Shape): void {
  shape.count += other.count;
  shape.isCut ||= other.isCut;
  for (const [type, count] of other.types) shape.types.set(type, (shape.types.get(type) ?? 0) + count);
  if (other.formats !== undefined)
    shape.formats = (shape.formats ?? other.formats).filter((format) => other.formats?.includes(format));
  if (other.items !== undefined) mergeInto((shape.items ??= createShape()), other.items);
  if (other.map !== undefined) mergeInto((shape.map ??= becomeMap(shape)), other.map);
  for (const [name, member] of other.members) mergeInto(memberOf(shape, name), member);
}
