import { ParleyError } from '../errors.ts';
import { isPriority } from '../protocol/priority.ts';
import type { FilterSpec } from './filter-spec.ts';

const maximumDepth = 32;
const maximumTexts = 1_000;
const dotted = /^[a-z*][a-z0-9_*-]*(\.[a-z0-9_*-]+)*$/;

type Check = (value: unknown, path: string) => void;

/** By member: what it may be. */
const members: Readonly<Record<keyof FilterSpec, (depth: number) => Check>> = {
  type: () => texts(isPattern, 'no message type or pattern of types'),
  sender: () => texts(isFilled, 'no agent, agent/instance or source'),
  channel: () => texts(isPattern, 'no channel name or pattern'),
  priority: () => checkPriority,
  tags: () => texts(isFilled, 'no tag'),
  headers: () => checkHeaders,
  subject: () => texts(isText, 'no text'),
  correlationId: () => texts(isText, 'no text'),
  and: (depth) => list(depth),
  or: (depth) => list(depth),
  not: (depth) => (value, path) => {
    check(value, path, depth + 1);
  },
};

/** Throws `invalid_argument` with the path of the member that is wrong, whatever the value is. */
export function assertFilter(value: unknown, path = ''): asserts value is FilterSpec {
  check(value, path, 0);
}

function check(value: unknown, path: string, depth: number): void {
  if (depth > maximumDepth) throw wrong(path, `filters are nested deeper than ${maximumDepth}`);
  if (!isObject(value)) throw wrong(path, `${show(value)} is no filter: an object is needed`);
  for (const [name, member] of Object.entries(value)) {
    const here = `${path}/${name}`;
    const create = Object.hasOwn(members, name) ? members[name as keyof FilterSpec] : undefined;
    if (create === undefined)
      throw wrong(here, `there is no such member; there are ${Object.keys(members).join(', ')}`);
    // As JSON has it: not there.
    if (member !== undefined) create(depth)(member, here);
  }
}

function list(depth: number): Check {
  return (value, path) => {
    if (!Array.isArray(value)) throw wrong(path, `${show(value)} is no list of filters`);
    if (value.length > maximumTexts) throw wrong(path, `more than ${maximumTexts} filters`);
    for (const [index, item] of value.entries()) check(item, `${path}/${index}`, depth + 1);
  };
}

function texts(isRight: (text: string) => boolean, otherwise: string): Check {
  return (value, path) => {
    const isList = Array.isArray(value);
    const items: readonly unknown[] = isList ? value : [value];
    if (items.length > maximumTexts) throw wrong(path, `more than ${maximumTexts} values`);
    for (const [index, item] of items.entries()) {
      const here = isList ? `${path}/${index}` : path;
      if (typeof item !== 'string' || !isRight(item)) throw wrong(here, `${show(item)} is ${otherwise}`);
    }
  };
}

function checkPriority(value: unknown, path: string): void {
  if (!isObject(value)) {
    texts(isPriority, 'no priority: low, normal, high or critical')(value, path);
    return;
  }
  for (const [name, end] of Object.entries(value)) {
    if (name !== 'from' && name !== 'to')
      throw wrong(`${path}/${name}`, 'a range of priorities has from and to');
    if (end !== undefined && !isPriority(end))
      throw wrong(`${path}/${name}`, `${show(end)} is no priority: low, normal, high or critical`);
  }
}

function checkHeaders(value: unknown, path: string): void {
  if (!isObject(value)) throw wrong(path, `${show(value)} is no object of header names`);
  for (const [name, wanted] of Object.entries(value))
    if (wanted !== true) texts(isText, 'no text, and not true')(wanted, `${path}/${name}`);
}

function wrong(path: string, reason: string): ParleyError {
  return new ParleyError('invalid_argument', `filter${path === '' ? '' : ` at ${path}`}: ${reason}`, {
    details: { path },
  });
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : describe(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function isPattern(text: string): boolean {
  return dotted.test(text) && text.split('.').every((level) => !level.includes('*') || /^\*\*?$/.test(level));
}

function isFilled(text: string): boolean {
  return text !== '';
}

function isText(): boolean {
  return true;
}

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
