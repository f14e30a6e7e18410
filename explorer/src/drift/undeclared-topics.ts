import type { CapturedMessage } from '../capture/capture.ts';
import { type Body, mergeBodies, noteBody, signatureOf } from './bodies.ts';
import { type Seen, type Sighting, createSighting, joinSightings, note } from './sighting.ts';
import { type ParameterAt, type TopicPattern, groupTopics, hasLevels } from './topic-groups.ts';

/** Topics that no channel has, taken together where they look like one address. */
export interface TopicGroup extends TopicPattern {
  sighting: Sighting;
  /** Some of the topics. */
  readonly topics: Set<string>;
  hasMoreTopics: boolean;
  readonly bodies: Map<string, Body>;
}

export interface UndeclaredTopics {
  see(captured: CapturedMessage, seen: Seen): void;
  /** Grouped as far as they can be by now; the most frequent first. */
  list(): readonly TopicGroup[];
  /** Messages on topics for which there was no room. */
  readonly left: number;
  /** Lets go what is declared by now. */
  prune(isDeclared: (topic: string) => boolean): void;
}

export interface UndeclaredTopicsOptions {
  /** The contracts change, and with them the names of parameters. */
  readonly parameterAt: ParameterAt;
  /** Groups that are kept. Default 300. */
  readonly limit?: number;
}

const maxTopics = 100;
/** Topics whose group is remembered. */
const maxRemembered = 20_000;
/** So many new ones are looked through before one is asked for. */
const regroupAt = 64;

export function createUndeclaredTopics(options: UndeclaredTopicsOptions): UndeclaredTopics {
  return new Groups(options);
}

class Groups implements UndeclaredTopics {
  left = 0;
  readonly #parameterAt: ParameterAt;
  readonly #limit: number;
  readonly #groupOf = new Map<string, TopicGroup>();
  #groups: readonly TopicGroup[] = [];
  #fresh = 0;

  constructor({ parameterAt, limit = 300 }: UndeclaredTopicsOptions) {
    this.#parameterAt = parameterAt;
    this.#limit = limit;
  }

  see(captured: CapturedMessage, seen: Seen): void {
    const group = this.#find(captured);
    if (group === undefined) {
      this.left += 1;
      return;
    }
    if (group.sighting.count === 0) group.sighting = createSighting(seen.atMs);
    note(group.sighting, seen);
    noteBody(group.bodies, captured);
  }

  list(): readonly TopicGroup[] {
    this.#regroup();
    return [...this.#groups].sort((one, other) => other.sighting.count - one.sighting.count);
  }

  prune(isDeclared: (topic: string) => boolean): void {
    this.#groups = this.#groups.filter(({ topics }) => ![...topics].every(isDeclared));
    this.#groupOf.clear();
    // What a level is called may be another by now.
    this.#fresh += 1;
  }

  #regroup(): void {
    if (this.#fresh === 0) return;
    this.#groups = joinGroups(this.#groups, groupTopics(this.#groups, this.#parameterAt));
    this.#groupOf.clear();
    this.#fresh = 0;
  }

  #find(captured: CapturedMessage): TopicGroup | undefined {
    const { topic } = captured;
    const known = this.#groupOf.get(topic);
    if (known !== undefined) return known;
    const levels = topic.split('/');
    const { signature, isVague } = signatureOf(captured);
    const found =
      this.#groups.find((group) => group.signature === signature && hasLevels(group.levels, levels)) ??
      this.#groups.find((group) => group.topics.has(topic)) ??
      this.#add({ levels, signature, isVague });
    if (found === undefined) return undefined;
    if (this.#groupOf.size >= maxRemembered) this.#groupOf.clear();
    this.#groupOf.set(topic, found);
    if (found.topics.size < maxTopics) found.topics.add(topic);
    else found.hasMoreTopics = true;
    return found;
  }

  #add(pattern: TopicPattern): TopicGroup | undefined {
    if (this.#fresh >= regroupAt || this.#groups.length >= this.#limit) this.#regroup();
    if (this.#groups.length >= this.#limit) return undefined;
    const group: TopicGroup = {
      ...pattern,
      ...{ sighting: createSighting(0), topics: new Set(), hasMoreTopics: false, bodies: new Map() },
    };
    this.#groups = [...this.#groups, group];
    this.#fresh += 1;
    return group;
  }
}

/** Groups that have the same levels by now are one. */
function joinGroups(
  groups: readonly TopicGroup[],
  levels: readonly (readonly (string | undefined)[])[],
): readonly TopicGroup[] {
  const joined = new Map<string, TopicGroup>();
  groups.forEach((group, index) => {
    const own = levels[index] ?? group.levels;
    const key = JSON.stringify(own.map((level) => level ?? null));
    const other = joined.get(key);
    joined.set(key, other === undefined ? { ...group, levels: own } : join(other, group));
  });
  return [...joined.values()];
}

function join(one: TopicGroup, other: TopicGroup): TopicGroup {
  const topics = [...new Set([...one.topics, ...other.topics])];
  mergeBodies(one.bodies, other.bodies);
  return {
    ...one,
    sighting: joinSightings(one.sighting, other.sighting),
    topics: new Set(topics.slice(0, maxTopics)),
    hasMoreTopics: one.hasMoreTopics || other.hasMoreTopics || topics.length > maxTopics,
  };
}
