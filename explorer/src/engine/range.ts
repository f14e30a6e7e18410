import { parseQuery } from '../query/parse.ts';
import type { Query } from '../query/query.ts';
import { parseQueryTime } from '../query/units.ts';
import type { StripAnswer } from './protocol.ts';

/** The range of time that a query asks for with `since:` and `until:`, as far as it stands for all of it. */
export function rangeOf(text: string, nowMs: number): StripAnswer['range'] {
  const { query } = parseQuery(text);
  const parts = query.kind === 'and' ? query.parts : [query];
  const times = (name: string) =>
    parts.flatMap((part) => timeOf(part, name, nowMs)).filter((time) => time !== undefined);
  const [since, until] = [times('since'), times('until')];
  return {
    sinceMs: since.length === 0 ? undefined : Math.max(...since),
    untilMs: until.length === 0 ? undefined : Math.min(...until),
  };
}

function timeOf(part: Query, name: string, nowMs: number): readonly (number | undefined)[] {
  if (part.kind !== 'field' || part.name !== name || part.values.length !== 1) return [];
  return part.values.map(({ text }) => parseQueryTime(text, nowMs));
}
