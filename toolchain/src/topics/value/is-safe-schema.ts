import { walkSchema } from '../../schema/keywords.ts';
import { isObject } from '../../source/pointer.ts';
import { findAttack } from '../pattern/attack.ts';
import { readPattern } from '../pattern/read-pattern.ts';

const known = new WeakMap<object, boolean>();

/** Whether the engine's own expressions may be let loose on a value: none of the patterns can be made to hang. */
export function isSafeSchema(schema: object): boolean {
  const before = known.get(schema);
  if (before !== undefined) return before;
  let isSafe = true;
  walkSchema(schema, (part) => {
    if (isObject(part) && typeof part.pattern === 'string') isSafe &&= isSafePattern(part.pattern);
  });
  known.set(schema, isSafe);
  return isSafe;
}

/** What is not understood may be anything. */
function isSafePattern(source: string): boolean {
  if (!source.includes('(')) return true;
  return readPattern(source).kind === 'pattern' && findAttack(source) === undefined;
}
