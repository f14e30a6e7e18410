import { isObject } from './scenario.ts';

/** What the values of a scenario refer to. */
export interface Scope {
  /** Milliseconds since 1970 at the start of the scenario. */
  readonly startMs: number;
  /** How much later than said something may be: 0 where time is virtual. */
  readonly slackMs: number;
  /** What `$bind` noted. */
  readonly bound: Map<string, unknown>;
  /** The bytes of what went in, by label. */
  readonly payloads: Map<string, Uint8Array>;
}

export function createScope(startMs: number, slackMs: number): Scope {
  return { startMs, slackMs, bound: new Map(), payloads: new Map() };
}

/** A value of a scenario with its times and bound values filled in. Throws for a name that nothing was bound to. */
export function fill(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, scope));
  if (!isObject(value)) return value;
  if ('$time' in value) return new Date(scope.startMs + Number(value.$time)).toISOString();
  if ('$same' in value) return boundValue(String(value.$same), scope);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, scope)]));
}

export function boundValue(name: string, scope: Scope): unknown {
  if (!scope.bound.has(name)) throw new Error(`nothing is bound to "${name}" yet`);
  return scope.bound.get(name);
}
