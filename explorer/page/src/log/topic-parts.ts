/** A topic as it is shown: its last level always stays, what stands before it may be shortened. */
export interface TopicParts {
  readonly head: readonly TopicLevel[];
  readonly tail: TopicLevel;
}

export interface TopicLevel {
  /** With the slash behind it, where there is one. */
  readonly text: string;
  /** A value that fills a place in an address, such as a region or an agent's name. */
  readonly isParameter: boolean;
}

/** Splits topics, and knows which levels fill a place: by the addresses of the channels, and in the protocol's own topics. */
export function createTopicParts(addresses: readonly string[]): (topic: string) => TopicParts {
  const patterns = addresses.map((address) => address.split('/'));
  return (topic) => {
    const levels = topic.split('/');
    const isParameter = fillsOf(levels, patterns);
    const parts = levels.map((level, index) => ({
      text: index < levels.length - 1 ? `${level}/` : level,
      isParameter: isParameter(index),
    }));
    return { head: parts.slice(0, -1), tail: parts.at(-1) ?? { text: '', isParameter: false } };
  };
}

const rooms = new Set(['agents', 'inbox', 'dead', 'commands']);

function fillsOf(
  levels: readonly string[],
  patterns: readonly (readonly string[])[],
): (index: number) => boolean {
  const pattern = patterns.find((known) => fits(levels, known));
  if (pattern !== undefined) return (index) => isPlace(pattern[index]);
  const room = levels.findIndex((level) => rooms.has(level));
  return (index) => room > 0 && (index === room + 1 || (index === room + 2 && index < levels.length - 1));
}

function fits(levels: readonly string[], pattern: readonly string[]): boolean {
  return (
    pattern.length === levels.length &&
    pattern.every((level, index) => isPlace(level) || level === levels[index])
  );
}

function isPlace(level: string | undefined): boolean {
  return level?.startsWith('{') === true;
}
