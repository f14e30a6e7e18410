export const messageTypePattern = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*\.v[1-9][0-9]*$/;
export const channelNamePattern = /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/;
export const agentNamePattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/;

/** The system messages that each reserved channel carries; agents may name these in `receives`. */
export const reservedChannels: Readonly<Record<string, readonly string[]>> = {
  'parley.events.error': ['parley.event.v1'],
  'parley.events.timeout': ['parley.event.v1'],
  'parley.events.escalation': ['parley.event.v1'],
  'parley.events.circuit': ['parley.event.v1'],
  'parley.events.audit': ['parley.event.v1'],
  'parley.dead': ['parley.dead-letter.v1'],
  'parley.status': ['parley.status.v1'],
  'parley.health': ['parley.health.v1'],
};

/** True for channel names and message types that belong to Parley itself. */
export function isReservedName(name: string): boolean {
  return name === 'parley' || name.startsWith('parley.');
}

/** True for a key of `receives` that stands for several channels. */
export function isPattern(name: string): boolean {
  return name.includes('*');
}

/** Whether a pattern (`*` one level, `**` any number) holds a channel name. */
export function patternMatches(pattern: string, name: string): boolean {
  return levelsMatch(pattern.split('.'), name.split('.'));
}

function levelsMatch(pattern: readonly string[], name: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return name.length === 0;
  if (first === '**')
    return levelsMatch(rest, name) || (name.length > 0 && levelsMatch(pattern, name.slice(1)));
  const [level, ...others] = name;
  return level !== undefined && (first === '*' || first === level) && levelsMatch(rest, others);
}

/** The names between braces in a topic template, in order. */
export function placeholdersOf(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}
