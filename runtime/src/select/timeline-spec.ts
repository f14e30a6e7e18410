import { ParleyError } from '../errors.ts';
import { assertFilter, isObject } from './check-filter.ts';
import type { FilterSpec } from './filter-spec.ts';

/** One message of a sequence. */
export interface MessageStep {
  /** What the verdict calls it. Default: its place, `step 2`. */
  readonly name?: string;
  readonly match: FilterSpec;
  /** It may be left out. Default false. */
  readonly optional?: boolean;
  /** It may come more than once in a row. Default false. */
  readonly repeat?: boolean;
  /** Milliseconds since the message before. Default: no limit. */
  readonly withinMs?: number;
}

/** One of several sequences goes on. */
export interface EitherStep {
  readonly either: readonly (readonly TimelineStep[])[];
  readonly optional?: boolean;
}

export type TimelineStep = MessageStep | EitherStep;

/** A sequence of messages, declared. Plain JSON, as filters are. Messages that no step matches do not concern it. */
export interface TimelineSpec {
  readonly steps: readonly TimelineStep[];
  /** What keeps sequences apart: a member of the message, `header:NAME`, or a JSON Pointer into the data. Default: correlationId, else the message's id. */
  readonly by?: string;
  /** Milliseconds from the first message to the last. Default: no limit. */
  readonly withinMs?: number;
}

const members = ['correlationId', 'causationId', 'subject', 'sender', 'orderKey', 'channel'] as const;
export type KeyMember = (typeof members)[number];

const specMembers = new Set(['steps', 'by', 'withinMs']);
const messageMembers = new Set(['name', 'match', 'optional', 'repeat', 'withinMs']);
const eitherMembers = new Set(['either', 'optional']);
const maximumSteps = 1_000;
const maximumDepth = 16;

export function isKeyMember(by: string): by is KeyMember {
  return (members as readonly string[]).includes(by);
}

/** Throws `invalid_argument` with the path of the member that is wrong. */
export function assertTimeline(value: unknown): asserts value is TimelineSpec {
  if (!isObject(value)) throw wrong('', 'an object with `steps` is needed');
  assertMembers(value, specMembers, '');
  assertDuration(value.withinMs, '/withinMs');
  assertBy(value.by);
  const count = assertSteps(value.steps, '/steps', 0);
  if (count > maximumSteps) throw wrong('/steps', `more than ${maximumSteps} steps`);
}

function assertBy(by: unknown): void {
  if (by === undefined) return;
  if (typeof by === 'string' && (isKeyMember(by) || /^(header:.|\/)/.test(by))) return;
  throw wrong('/by', `give ${members.join(', ')}, header:NAME or a JSON Pointer into the data`);
}

/** How many steps there are in all. */
function assertSteps(steps: unknown, path: string, depth: number): number {
  if (!Array.isArray(steps) || steps.length === 0) throw wrong(path, 'a list of one step or more is needed');
  if (depth > maximumDepth) throw wrong(path, `steps are nested deeper than ${maximumDepth}`);
  return steps.reduce((sum: number, step, index) => sum + assertStep(step, `${path}/${index}`, depth), 0);
}

function assertStep(step: unknown, path: string, depth: number): number {
  if (!isObject(step)) throw wrong(path, 'a step is an object with `match` or `either`');
  assertFlag(step.optional, `${path}/optional`);
  if ('either' in step) {
    assertMembers(step, eitherMembers, path);
    const { either } = step;
    if (!Array.isArray(either) || either.length === 0)
      throw wrong(`${path}/either`, 'a list of sequences is needed');
    return either.reduce(
      (sum: number, steps, index) => sum + assertSteps(steps, `${path}/either/${index}`, depth + 1),
      0,
    );
  }
  assertMembers(step, messageMembers, path);
  assertFlag(step.repeat, `${path}/repeat`);
  assertDuration(step.withinMs, `${path}/withinMs`);
  if (step.name !== undefined && typeof step.name !== 'string')
    throw wrong(`${path}/name`, 'a text is needed');
  assertFilter(step.match, `${path}/match`);
  return 1;
}

function assertMembers(value: object, known: ReadonlySet<string>, path: string): void {
  const stranger = Object.keys(value).find((name) => !known.has(name));
  if (stranger !== undefined)
    throw wrong(`${path}/${stranger}`, `there is no such member; there are ${[...known].join(', ')}`);
}

function assertFlag(value: unknown, path: string): void {
  if (value !== undefined && typeof value !== 'boolean') throw wrong(path, 'true or false is needed');
}

function assertDuration(value: unknown, path: string): void {
  if (value === undefined) return;
  if (typeof value === 'number' && value > 0 && value < Infinity) return;
  throw wrong(path, 'milliseconds above 0 are needed');
}

function wrong(path: string, reason: string): ParleyError {
  return new ParleyError('invalid_argument', `timeline${path === '' ? '' : ` at ${path}`}: ${reason}`, {
    details: { path },
  });
}
