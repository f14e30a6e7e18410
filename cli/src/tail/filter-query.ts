import type { TailOptions } from './tail-options.ts';

export type TailFilter = Pick<
  TailOptions,
  'where' | 'channel' | 'agent' | 'type' | 'correlation' | 'valid' | 'invalid'
>;

/** The query that the options ask for: each is a term, and all must hold. */
export function filterQuery(filter: TailFilter): string {
  const { where = [], channel, agent, type, correlation, valid, invalid } = filter;
  const terms = [
    ...where.map((query) => (where.length > 1 || hasOptions(filter) ? `(${query})` : query)),
    ...(channel === undefined ? [] : [`channel:${valueOf(channel)}`]),
    ...(agent === undefined ? [] : [`(from:${valueOf(agent)} or to:${valueOf(agent)})`]),
    ...(type === undefined ? [] : [`type:${valueOf(type)}`]),
    ...(correlation === undefined ? [] : [`corr:${valueOf(correlation)}`]),
    ...(valid === true ? ['valid:true'] : []),
    ...(invalid === true ? ['valid:false'] : []),
  ];
  return terms.join(' ');
}

function hasOptions({ channel, agent, type, correlation, valid, invalid }: TailFilter): boolean {
  return [channel, agent, type, correlation, valid, invalid].some((option) => option !== undefined);
}

/** As it stands where it is a name or a pattern; in quotes it means itself. */
function valueOf(text: string): string {
  return /^[\w.*/-]+$/.test(text) ? text.replaceAll('**', '*') : JSON.stringify(text);
}
