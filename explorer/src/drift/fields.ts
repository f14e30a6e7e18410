import type { Bundle } from '@parley/schemas';
import type { PathStep } from '@parley/toolchain/language';
import { own } from '../judge/own.ts';
import { type KnownNode, knownMembers } from './known-members.ts';
import { type Shape, createShape, observe } from './shape.ts';
import { type Seen, type Sighting, createSighting, note } from './sighting.ts';

/** A member of data that the schema of its message does not name. */
export interface ExtraField {
  readonly type: string;
  /** To the object that has it. */
  readonly path: readonly PathStep[];
  readonly name: string;
  readonly sighting: Sighting;
  readonly shape: Shape;
}

/** A member that the schema names, and what became of it. */
export interface FieldUse {
  readonly type: string;
  readonly path: readonly PathStep[];
  readonly name: string;
  /** Objects that could have it, and those that do. */
  readonly objects: number;
  readonly present: number;
}

export interface Fields {
  see(type: string, data: unknown, seen: Seen): void;
  /** The most frequent first. */
  extra(): readonly ExtraField[];
  /** Optional members that were always there, and those that never were, among enough objects to say so. */
  uses(): { readonly always: readonly FieldUse[]; readonly never: readonly FieldUse[] };
  /** Messages whose data was too large to be looked at to its end, and members for which there was no room. */
  readonly cut: number;
  readonly left: number;
  use(bundle: Bundle): void;
}

const maxExtra = 500;
/** Letters of a member's place and name; longer ones nobody declares. */
const maxKey = 1000;
/** Members of one message that are looked at. */
const maxLookedAt = 2000;
const maxDepth = 12;
/** Fewer objects prove nothing. */
const enough = 50;
const maxUses = 200;
/** Of many values some are looked at. */
const lookedAtAll = 200;
const oneOf = 16;

export function createFields(bundle: Bundle): Fields {
  return new FieldWatch(bundle);
}

interface Walk {
  readonly type: string;
  readonly seen: Seen;
  readonly path: PathStep[];
  budget: number;
}

class FieldWatch implements Fields {
  #bundle: Bundle;
  readonly #roots = new Map<string, KnownNode>();
  readonly #extra = new Map<string, ExtraField>();
  cut = 0;
  left = 0;

  constructor(bundle: Bundle) {
    this.#bundle = bundle;
  }

  see(type: string, data: unknown, seen: Seen): void {
    const root = this.#rootOf(type);
    if (root === undefined) return;
    const walk: Walk = { type, seen, path: [], budget: maxLookedAt };
    this.#walk(root, data, walk);
    if (walk.budget <= 0) this.cut += 1;
  }

  extra(): readonly ExtraField[] {
    return [...this.#extra.values()].sort((one, other) => other.sighting.count - one.sighting.count);
  }

  uses(): ReturnType<Fields['uses']> {
    const always: FieldUse[] = [];
    const never: FieldUse[] = [];
    for (const [type, root] of this.#roots) {
      for (const use of usesOf(root, { type, path: [] })) {
        if (use.present === 0) never.push(use);
        else if (use.present === use.objects && !use.isRequired) always.push(use);
      }
    }
    return { always: always.slice(0, maxUses), never: never.slice(0, maxUses) };
  }

  use(bundle: Bundle): void {
    for (const type of this.#roots.keys()) {
      if (own(bundle.messages, type)?.hash !== own(this.#bundle.messages, type)?.hash)
        this.#roots.delete(type);
    }
    this.#bundle = bundle;
    for (const [key, { type, path, name }] of this.#extra) {
      const root = this.#rootOf(type);
      const holder = root && nodeAt(root, path);
      if (holder === undefined || holder.member(name) !== undefined) this.#extra.delete(key);
    }
  }

  #rootOf(type: string): KnownNode | undefined {
    const known = this.#roots.get(type);
    if (known !== undefined) return known;
    const message = own(this.#bundle.messages, type);
    if (message === undefined) return undefined;
    const made = knownMembers(message.schema);
    this.#roots.set(type, made);
    return made;
  }

  #walk(node: KnownNode, value: unknown, walk: Walk): void {
    if (typeof value !== 'object' || value === null || walk.path.length >= maxDepth) return;
    if (Array.isArray(value)) {
      const { items } = node;
      if (items === undefined) return;
      walk.path.push('items');
      for (const item of value as readonly unknown[]) {
        if (walk.budget <= 0) break;
        walk.budget -= 1;
        this.#walk(items, item, walk);
      }
      walk.path.pop();
    } else this.#walkObject(node, value as Readonly<Record<string, unknown>>, walk);
  }

  #walkObject(node: KnownNode, value: Readonly<Record<string, unknown>>, walk: Walk): void {
    node.objects += 1;
    for (const name in value) {
      if ((walk.budget -= 1) < 0) return;
      if (!Object.hasOwn(value, name)) continue;
      const known = node.find(name);
      if (known === undefined) {
        if (node.isListed) this.#note(name, value[name], walk);
        continue;
      }
      known.present += 1;
      const member = value[name];
      if (typeof member !== 'object' || member === null) continue;
      walk.path.push(known.isNamed ? { name } : 'members');
      this.#walk(known.node, member, walk);
      walk.path.pop();
    }
  }

  #note(name: string, value: unknown, { type, path, seen }: Walk): void {
    const key = JSON.stringify([type, path, name]);
    let field = this.#extra.get(key);
    if (field === undefined) {
      if (this.#extra.size >= maxExtra || key.length > maxKey) {
        this.left += 1;
        return;
      }
      field = { type, path: [...path], name, sighting: createSighting(seen.atMs), shape: createShape() };
      this.#extra.set(key, field);
    }
    note(field.sighting, seen);
    if (field.sighting.count <= lookedAtAll || field.sighting.count % oneOf === 0)
      observe(field.shape, value);
  }
}

function nodeAt(root: KnownNode, path: readonly PathStep[]): KnownNode | undefined {
  let node: KnownNode | undefined = root;
  for (const step of path) {
    if (step === 'members') return undefined;
    node = step === 'items' ? node?.items : node?.member(step.name);
  }
  return node;
}

interface At {
  readonly type: string;
  readonly path: readonly PathStep[];
}

/** The members that a schema names, of objects that were seen often enough. */
function* usesOf(
  node: KnownNode,
  { type, path }: At,
): Generator<FieldUse & { readonly isRequired: boolean }> {
  if (path.length >= maxDepth) return;
  if (node.objects >= enough) {
    for (const name of node.names) {
      const present = node.find(name)?.present ?? 0;
      yield { type, path, name, objects: node.objects, present, isRequired: node.required.has(name) };
    }
  }
  for (const name of node.names) {
    const member = node.find(name);
    if (member !== undefined && member.present > 0)
      yield* usesOf(member.node, { type, path: [...path, { name }] });
  }
  const { items } = node;
  if (items !== undefined && items.objects > 0) yield* usesOf(items, { type, path: [...path, 'items'] });
}
