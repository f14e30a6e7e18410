import type { TableChanges } from '../model/table.ts';
import type { WorkspacePart } from '../model/view.ts';
import type { CreateTable } from '../model/workspace.ts';
import type { WorkspaceChanges } from './workspace-changes.ts';

/** One thing that can be looked up, with those that did: one of them, or several. */
export interface Lookup<Reader extends object> {
  readonly key: string;
  readonly among: Map<string, Lookup<Reader>>;
  readers: Reader | Set<Reader> | undefined;
}

type Lookups<Reader extends object> = Map<string, Lookup<Reader>>;

/** Who looked at what of a table. */
interface TableReaders<Reader extends object> {
  readonly rows: Lookups<Reader>;
  /** Asked for only whether they are there. */
  readonly names: Lookups<Reader>;
  /** All names, or all rows. */
  readonly whole: Lookups<Reader>;
}

/**
 * Who looked up what: after a change the readers of what has changed are found without a look at all others.
 * A reader is an object of any kind, but no Set.
 */
export class Readers<Reader extends object> {
  readonly #parts: Lookups<Reader> = new Map();
  readonly #tables = new Map<CreateTable, TableReaders<Reader>>();

  part(part: WorkspacePart): Lookup<Reader> {
    return lookupIn(this.#parts, part);
  }

  row(create: CreateTable, name: string): Lookup<Reader> {
    return lookupIn(this.#of(create).rows, name);
  }

  name(create: CreateTable, name: string): Lookup<Reader> {
    return lookupIn(this.#of(create).names, name);
  }

  whole(create: CreateTable, what: 'names' | 'rows'): Lookup<Reader> {
    return lookupIn(this.#of(create).whole, what);
  }

  /** All that would be told something else now. */
  touchedBy(changes: WorkspaceChanges): ReadonlySet<Reader> {
    const touched = new Set<Reader>();
    for (const [part, lookup] of this.#parts) {
      if (changes.hasPart(part as WorkspacePart)) addReaders(lookup, touched);
    }
    for (const [create, readers] of this.#tables) {
      const changed = changes.ofTable(create);
      if (changed !== null) addTouched(readers, changed, touched);
    }
    return touched;
  }

  #of(create: CreateTable): TableReaders<Reader> {
    let readers = this.#tables.get(create);
    if (readers === undefined) {
      readers = { rows: new Map(), names: new Map(), whole: new Map() };
      this.#tables.set(create, readers);
    }
    return readers;
  }
}

/** Notes that somebody looked something up. */
export function addReader<Reader extends object>(lookup: Lookup<Reader>, reader: Reader): void {
  const { readers } = lookup;
  if (readers instanceof Set) readers.add(reader);
  else if (readers === undefined) lookup.readers = reader;
  else if (readers !== reader) lookup.readers = new Set([readers, reader]);
}

/** What nobody has looked up any more is forgotten: who types for a day asks for many names. */
export function removeReader<Reader extends object>(lookup: Lookup<Reader>, reader: Reader): void {
  const { among, key, readers } = lookup;
  if (readers === reader) lookup.readers = undefined;
  else if (readers instanceof Set && readers.delete(reader) && readers.size === 0) lookup.readers = undefined;
  if (lookup.readers === undefined) among.delete(key);
}

function lookupIn<Reader extends object>(among: Lookups<Reader>, key: string): Lookup<Reader> {
  let lookup = among.get(key);
  if (lookup === undefined) {
    lookup = { key, among, readers: undefined };
    among.set(key, lookup);
  }
  return lookup;
}

function addTouched<Reader extends object>(
  { rows, names, whole }: TableReaders<Reader>,
  changed: TableChanges,
  touched: Set<Reader>,
): void {
  addReaders(whole.get('rows'), touched);
  if (changed.reordered) addReaders(whole.get('names'), touched);
  for (const name of changed.rows) addReaders(rows.get(name), touched);
  for (const name of changed.names) addReaders(names.get(name), touched);
}

function addReaders<Reader extends object>(lookup: Lookup<Reader> | undefined, touched: Set<Reader>): void {
  const readers = lookup?.readers;
  if (readers instanceof Set) for (const reader of readers) touched.add(reader);
  else if (readers !== undefined) touched.add(readers);
}
