import { silenceOf } from '../../check/suppress/silence.ts';
import { walkSchema } from '../../schema/keywords.ts';
import { isObject, joinPointer, valueAt } from '../../source/pointer.ts';
import { putAt } from '../patch/insert.ts';
import { indentAt, lineStart } from '../patch/layout.ts';
import { findNode } from '../patch/find-node.ts';
import { isJson } from '../text.ts';
import { type Change, editFile, fix, set } from './change.ts';
import type { Fix, FixRequest } from './fix.ts';
import { withPlaceholder } from './missing.ts';

/** What stands where the reason is to be written. */
export const reasonWanted = 'say why';

/** Leaves a finding out by a comment, or in JSON by `$comment`; the reason is for whoever does it to say. */
export function suppressFixes(request: FixRequest): readonly Fix[] {
  const { finding, document, workspace } = request;
  if (
    silenceOf(finding.code) !== 'anywhere' ||
    workspace.config.check.disallowInlineIgnores ||
    document.root === undefined
  )
    return [];
  const text = `parley-ignore ${finding.code}: ${reasonWanted}`;
  const change = isJson(document.path) ? inMember(request, text) : inComment(request, text);
  return change === undefined ? [] : fix(`Suppress ${finding.code}, with a reason`, 'look', change);
}

function inComment({ finding, document, place, part }: FixRequest, text: string): Change {
  const { start } = finding.range;
  const property = part === 'value' ? findNode(document, place.pointer)?.property : undefined;
  // A text on the line below its key is found at the text, but what a comment covers begins with the key.
  const isBelow =
    property?.value.kind === 'scalar' && property.keyStart < lineStart(document.text, start.offset);
  const from = isBelow ? property.keyStart : start.offset;
  const line = lineStart(document.text, from);
  const edit = putAt(document, [line, line], `${indentAt(document.text, from)}# ${text}\n`);
  return withPlaceholder(editFile(document.path, [edit]), reasonWanted);
}

function inMember({ document, keys, entry }: FixRequest, text: string): Change | undefined {
  const pointer = holderOf(entry.kind, keys, document.value);
  if (pointer === undefined) return undefined;
  const before = valueAt(document.value, joinPointer(pointer, '$comment'));
  const value = typeof before === 'string' ? `${before}\n${text}` : text;
  return withPlaceholder(set({ document, pointer }, '$comment', value), reasonWanted);
}

/** The innermost object around a finding in which `$comment` is no name of anybody's. */
function holderOf(
  kind: FixRequest['entry']['kind'],
  keys: readonly string[],
  root: unknown,
): string | undefined {
  const holders = new Set<string>(['']);
  if (kind === 'message') walkSchema(root, (_, pointer) => holders.add(pointer));
  else if (keys[0] === 'channels' && keys[1] !== undefined) holders.add(joinPointer('', 'channels', keys[1]));
  else if ((keys[0] === 'receives' || keys[0] === 'sends') && keys[1] !== undefined)
    holders.add(joinPointer('', keys[0], keys[1]));
  for (let length = keys.length; length >= 0; length--) {
    const pointer = joinPointer('', ...keys.slice(0, length));
    if (holders.has(pointer) && isObject(valueAt(root, pointer))) return pointer;
  }
  return undefined;
}
