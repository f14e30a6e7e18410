import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFiles } from '@parley/toolchain';
import { readDocument } from '#toolchain/source/document.ts';
import { isObject, joinPointer, parsePointer } from '#toolchain/source/pointer.ts';
import { stringify } from 'yaml';

/** The values of a workspace's files by path. */
export type Fleet = ReadonlyMap<string, unknown>;

/** Names a value in a file. */
export interface Spot {
  readonly file: string;
  readonly pointer: string;
}

/** The files of a workspace as values; YAML anchors are written out. */
export function readFleet(folder: string, paths: readonly string[]): Fleet {
  return new Map(
    paths.map((path) => [path, readDocument(path, readFileSync(join(folder, path), 'utf8')).value]),
  );
}

/** The fleet as files with each key and each item on a line of its own, so that a line names a place. */
export function writeFleet(fleet: Fleet): WorkspaceFiles {
  return { folder: '', files: [...fleet].map(([path, value]) => ({ path, text: formatFile(path, value) })) };
}

function formatFile(path: string, value: unknown): string {
  if (path.endsWith('.json')) return `${JSON.stringify(value, undefined, 2)}\n`;
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** A member below a place; undefined when nothing is there. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) => (isObject(at) || Array.isArray(at) ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}

export type Members = Readonly<Record<string, unknown>>;

/** A copy of the fleet in which a file is changed, or gone when `change` gives undefined. */
export function changeFile(fleet: Fleet, file: string, change: (value: unknown) => unknown): Fleet {
  const changed = new Map(fleet);
  const value = change(structuredClone(fleet.get(file)));
  if (value === undefined) changed.delete(file);
  else changed.set(file, value);
  return changed;
}

/** A copy of the fleet in which one file has another path. */
export function moveFile(fleet: Fleet, from: string, to: string): Fleet {
  return new Map([...fleet].map(([path, value]) => [path === from ? to : path, value]));
}

/** A copy of the fleet with another value at a place; undefined takes the member away. */
export function setAt(fleet: Fleet, { file, pointer }: Spot, value: unknown): Fleet {
  const keys = parsePointer(pointer);
  return changeFile(fleet, file, (root) => {
    const last = keys.at(-1) ?? '';
    const parent = valueAt(root, keys.slice(0, -1));
    if (Array.isArray(parent)) parent.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
    else if (value === undefined) Reflect.deleteProperty(parent as Record<string, unknown>, last);
    else (parent as Record<string, unknown>)[last] = value;
    return root;
  });
}

/** A copy of the fleet in which a member has another key, at the same position. */
export function renameKey(fleet: Fleet, { file, pointer }: Spot, name: string): Fleet {
  const keys = parsePointer(pointer);
  const parentKeys = keys.slice(0, -1);
  return changeFile(fleet, file, (root) => {
    const parent = valueAt(root, parentKeys) as Members;
    const renamed = Object.fromEntries(
      Object.entries(parent).map(([key, value]) => [key === keys.at(-1) ? name : key, value]),
    );
    if (parentKeys.length === 0) return renamed;
    const owner = valueAt(root, parentKeys.slice(0, -1)) as Record<string, unknown>;
    owner[parentKeys.at(-1) ?? ''] = renamed;
    return root;
  });
}

/** Visits a value and all values inside it, with their pointers. */
export function walk(value: unknown, visit: (value: unknown, pointer: string) => void, pointer = ''): void {
  visit(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) walk(member, visit, joinPointer(pointer, key));
}
