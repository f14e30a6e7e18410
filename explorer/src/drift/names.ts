import type { Bundle } from '@parley/schemas';
import type { TopicContracts } from './contracts.ts';

/** What a group of topics could be called in the contracts. */
export interface SuggestedAddress {
  /** Without the tenant. */
  readonly address: string;
  readonly parameters: Readonly<Record<string, object | boolean>>;
  readonly channel: string;
}

/** A name for a level: what the contracts call it, else the singular of the level before it. */
export function suggestAddress(
  levels: readonly (string | undefined)[],
  contracts: TopicContracts,
): SuggestedAddress | undefined {
  const { tenant, bundle } = contracts;
  if (!tenant.every((level, index) => levels[index] === level)) return undefined;
  const parameters = new Map<string, object | boolean>();
  const words = levels.map((level, index) => {
    if (level !== undefined) return level;
    const known = contracts.parameterAt(levels, index);
    const name = unusedName(known ?? nameAfter(levels[index - 1]), parameters);
    const schema = known === undefined ? undefined : contracts.schemaOf(known);
    parameters.set(name, schema ?? { type: 'string' });
    return `{${name}}`;
  });
  const own = words.slice(tenant.length);
  return {
    address: own.join('/'),
    parameters: Object.fromEntries(parameters),
    channel: suggestChannel(own, bundle),
  };
}

function nameAfter(level: string | undefined): string {
  const letters = (level ?? '').replace(/[^A-Za-z0-9_]+/g, '');
  const single = letters.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(single) && single.length > 1 ? single : 'id';
}

function unusedName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++)
    if (!taken.has(`${name}${String(number)}`)) return `${name}${String(number)}`;
}

/** The fixed levels with points between; one that all addresses begin with says nothing. */
function suggestChannel(levels: readonly string[], { channels }: Bundle): string {
  const fixed = levels.filter((level) => !level.startsWith('{')).map(toWord);
  const all = Object.values(channels);
  const [first] = fixed;
  const isPrefix =
    all.length > 0 && all.every(({ address }) => address === null || address.split('/')[0] === levels[0]);
  const isInNames = all.some(({ name }) => name.split('.')[0] === first);
  const words = (isPrefix && !isInNames && fixed.length > 1 ? fixed.slice(1) : fixed).filter(
    (word) => word !== '',
  );
  const name = words.join('.').replace(/^[^a-z]+/, '');
  const base = name === '' || name.startsWith('parley') ? 'seen.topic' : name;
  return unusedChannel(base, channels);
}

function unusedChannel(name: string, channels: Bundle['channels']): string {
  if (!Object.hasOwn(channels, name)) return name;
  for (let number = 2; ; number++)
    if (!Object.hasOwn(channels, `${name}.${String(number)}`)) return `${name}.${String(number)}`;
}

function toWord(level: string): string {
  return level
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** A type for what has none: where all types begin alike, it does too. */
export function suggestType(channel: string, { messages }: Bundle): string {
  const firsts = new Set(Object.keys(messages).map((type) => type.split('.')[0] ?? ''));
  const [first = ''] = firsts;
  const prefix = firsts.size === 1 && channel.split('.')[0] !== first ? `${first}.` : '';
  const name = channel
    .split('.')
    .map((word) => (/^[a-z]/.test(word) ? word : `m${word}`))
    .join(prefix === '' ? '.' : '-');
  for (let number = 1; ; number++) {
    const type = `${prefix}${name.replaceAll('_', '-')}${number === 1 ? '' : `-${String(number)}`}.v1`;
    if (!Object.hasOwn(messages, type)) return type;
  }
}
