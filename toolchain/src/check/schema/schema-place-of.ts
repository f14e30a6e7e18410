import { fileKind } from '../../model/file-kind.ts';
import { keywordKind } from '../../schema/keywords.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import { parsePointer } from '../../source/pointer.ts';

/** What stands at a place where no schema does: `the map of "properties"`; undefined where one does. */
export function noSchemaThere({ resource, pointer }: SchemaLocation): string | undefined {
  const { path } = resource.file;
  const keys = parsePointer(pointer);
  let rest: readonly string[] = keys;
  if (fileKind(path) === 'channel') {
    // A parameter's schema stands below its channel.
    if (keys.length < 4 || keys[0] !== 'channels' || keys[2] !== 'parameters')
      return 'a part of a channel file';
    rest = keys.slice(4);
  }
  while (rest.length > 0) {
    const [keyword = '', ...after] = rest;
    const kind = keywordKind(keyword);
    if (kind === undefined || kind === 'data') return `the value of "${keyword}"`;
    const isOwn = kind === 'schema';
    if (!isOwn && after.length === 0) return `all that "${keyword}" holds`;
    rest = isOwn ? after : after.slice(1);
  }
  return undefined;
}
