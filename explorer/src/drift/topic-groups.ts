/** Topics that look like one address: a level without a text is a parameter. */
export interface TopicPattern {
  readonly levels: readonly (string | undefined)[];
  /** What travels there; topics of different things are never one address. */
  readonly signature: string;
  /** Plain text says little: more topics have to be alike before they are taken for one address. */
  readonly isVague: boolean;
}

/** The parameter that the contracts have at a level, below the same levels. */
export type ParameterAt = (levels: readonly (string | undefined)[], index: number) => string | undefined;

/** Levels that are made to tell things apart: numbers, UUIDs, words with a long number. */
const idLike =
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12,}|[A-Za-z]{0,8}[-_:]?\d{3,}[\w:-]*)$/i;

const alikeFor = { sure: 2, vague: 3 } as const;

/**
 * Finds the parameters of topics by comparing their levels: what the contracts call one there, what looks like an id, and where
 * topics that carry the same differ in one level alone. The first level stays: an address that begins with a parameter
 * takes in the topics of others.
 */
export function groupTopics(
  patterns: readonly TopicPattern[],
  parameterAt: ParameterAt,
): readonly (readonly (string | undefined)[])[] {
  let found: readonly Levels[] = patterns.map(({ levels }) => withKnown(levels, parameterAt));
  for (;;) {
    const next = covered(patterns, generalised(patterns, found));
    if (next.every((levels, at) => countFixed(levels) === countFixed(found[at] ?? []))) return next;
    found = next;
  }
}

type Levels = readonly (string | undefined)[];

function countFixed(levels: Levels): number {
  return levels.filter((level) => level !== undefined).length;
}

function withKnown(
  levels: readonly (string | undefined)[],
  parameterAt: ParameterAt,
): (string | undefined)[] {
  const known = [...levels];
  for (let index = 1; index < known.length; index++) {
    const level = known[index];
    if (level === undefined) continue;
    if (parameterAt(known, index) !== undefined || idLike.test(level)) known[index] = undefined;
  }
  return known;
}

/** Makes those levels parameters in which alone enough topics differ. */
function generalised(patterns: readonly TopicPattern[], found: readonly Levels[]): readonly Levels[] {
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const next = found.map((levels) => [...levels]);
  for (let index = 1; index < longest; index++) {
    for (const members of alikeBut(index, { patterns, found }).values()) {
      const texts = new Set(members.map((at) => found[at]?.[index]));
      const isVague = members.some((at) => patterns[at]?.isVague === true);
      const enough = texts.has(undefined) || !isVague ? alikeFor.sure : alikeFor.vague;
      if (texts.size < enough) continue;
      for (const at of members) {
        const levels = next[at];
        if (levels !== undefined) levels[index] = undefined;
      }
    }
  }
  return next;
}

interface Found {
  readonly patterns: readonly TopicPattern[];
  readonly found: readonly Levels[];
}

/** The places of those that are the same but for one level. */
function alikeBut(index: number, { patterns, found }: Found): ReadonlyMap<string, readonly number[]> {
  const alike = new Map<string, number[]>();
  for (const [at, levels] of found.entries()) {
    if (index >= levels.length) continue;
    const rest = levels.map((level, other) => (other === index ? '' : (level ?? null)));
    const key = JSON.stringify([patterns[at]?.signature, rest]);
    const members = alike.get(key);
    if (members === undefined) alike.set(key, [at]);
    else members.push(at);
  }
  return alike;
}

/** What a more general one of the same takes in becomes that. */
function covered(patterns: readonly TopicPattern[], found: readonly Levels[]): readonly Levels[] {
  return found.map((levels, at) =>
    found.reduce(
      (best, other, index) =>
        patterns[index]?.signature === patterns[at]?.signature && covers(other, best) ? other : best,
      levels,
    ),
  );
}

function covers(general: Levels, levels: Levels): boolean {
  return (
    general.length === levels.length &&
    general.every((level, index) => level === undefined || level === levels[index])
  );
}

/** Whether a topic has a pattern's levels. */
export function hasLevels(pattern: Levels, levels: readonly string[]): boolean {
  return covers(pattern, levels);
}
