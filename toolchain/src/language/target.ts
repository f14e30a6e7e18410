import type { Location, Range } from '../diagnostic.ts';
import { linksOf } from '../model/link.ts';
import type { Place } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Part } from '../source/document.ts';
import { type Use, locationOfUse } from './references/use.ts';
import { innerRange, linesOf } from './text.ts';

/** A place to go to: the name, and the whole of what it names. */
export interface Target extends Location {
  readonly whole: Range;
}

const fileStart = { line: 0, column: 0, offset: 0 };

/** A member at a place; its name is what is gone to. */
export function targetAt({ document, pointer }: Place, part: Part = 'key'): Target {
  const range = innerRange(document, pointer, part);
  return { file: document.path, range, whole: memberRange({ document, pointer }) };
}

/** What a declaration declares. */
export function targetOfUse(use: Use): Target {
  const { document, pointer } = use.place;
  if (pointer === '') return targetOfFile(document.path);
  const location = locationOfUse(use);
  return { ...location, whole: use.part === 'key' ? memberRange(use.place) : location.range };
}

/** A file as a whole; the caller looks whether one that is no contract is there. */
export function targetOfFile(file: string): Target {
  const range = { start: fileStart, end: fileStart };
  return { file, range, whole: range };
}

/** The root of a schema file, or a schema in it. */
export function targetOfSchema(workspace: Workspace, file: string, pointer: string): Target | undefined {
  const document = linksOf(workspace).documents.get(file)?.document;
  if (document === undefined) return undefined;
  return pointer === '' ? targetOfFile(file) : targetAt({ document, pointer });
}

/** From the key of a member to the end of its value; of a value that an alias stands for only the key. */
function memberRange({ document, pointer }: Place): Range {
  const key = document.locate(pointer, 'key');
  const value = document.locate(pointer);
  if (value.start.offset < key.end.offset) return key;
  return linesOf(document).rangeOf(key.start.offset, value.end.offset);
}
