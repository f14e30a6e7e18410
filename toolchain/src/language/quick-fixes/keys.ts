import { isEqual } from '../../schema/equal.ts';
import { type SourceDocument, readDocument } from '../../source/document.ts';
import { isObject, joinPointer, valueAt } from '../../source/pointer.ts';
import type { PropertyNode, TreeNode } from '../../source/tree.ts';
import { findNode } from '../patch/find-node.ts';
import { putAt } from '../patch/insert.ts';
import { columnOf, isFlow, spansOf } from '../patch/layout.ts';
import { printMember } from '../patch/print.ts';
import { removeEntry } from '../patch/remove.ts';
import { type Change, editFile, fix } from './change.ts';
import type { Fixer, Fixers } from './fix.ts';

/** Letters that no key has. */
const firstLetter = 0xe000;
const maxSame = 16;

/** A member, and the object around it. */
interface Member {
  readonly holder: string;
  readonly property: PropertyNode;
}

/** Readers see the first of two equal keys; in a text in which that one has another name of the same length they see both. */
const duplicateKey: Fixer = ({ document, finding }) => {
  const { offset } = finding.range.start;
  const name = /^the key "(.*)" is there twice$/s.exec(finding.message)?.[1];
  let shadow = document;
  let first: string | undefined;
  for (let turn = 0; name !== undefined && turn < maxSame; turn++) {
    const member = memberNamed(shadow, offset, name);
    if (member === undefined) return [];
    const { holder, property } = member;
    if (property.keyStart === offset)
      return first === undefined ? [] : keepOne(shadow, first, joinPointer(holder, name));
    const masked = masking(shadow, [property.keyStart, property.keyEnd], turn);
    shadow = masked.document;
    first ??= joinPointer(holder, masked.name);
  }
  return [];
};

function keepOne(shadow: SourceDocument, first: string, second: string): ReturnType<Fixer> {
  const name = second.slice(second.lastIndexOf('/') + 1);
  const without = (pointer: string): Change => editFile(shadow.path, removeEntry(shadow, pointer));
  const isSame = isEqual(valueAt(shadow.value, first), valueAt(shadow.value, second));
  const others = isSame ? [] : fix(`Remove the first "${name}"`, 'look', without(first));
  const safety = isSame ? 'safe' : 'look';
  return [...fix(`Remove the second "${name}"`, safety, without(second)), ...others];
}

/** The members that a merge key of YAML 1.1 means, written out. */
const mergeKey: Fixer = ({ document, finding }) => {
  const { start, end } = finding.range;
  const { document: shadow, name } = masking(document, [start.offset, end.offset], 0);
  const member = memberNamed(shadow, start.offset, name);
  const found = member && findNode(shadow, joinPointer(member.holder, name));
  if (member === undefined || found?.parent?.kind !== 'object') return [];
  const merged = valueAt(shadow.value, joinPointer(member.holder, name));
  const sources: readonly unknown[] = Array.isArray(merged) ? (merged as unknown[]) : [merged];
  if (!sources.every(isObject)) return [];
  const own = new Set(found.parent.properties.map(({ key }) => key));
  // Of several sources the first one counts.
  const members = Object.entries(Object.assign({}, ...[...sources].reverse()) as object).filter(
    ([key]) => !own.has(key),
  );
  const span = spansOf(shadow.text, found.parent)[found.index];
  if (span === undefined) return [];
  const list =
    members.length === 0
      ? removeEntry(shadow, joinPointer(member.holder, name))
      : [putAt(shadow, [span.start, span.end], print(shadow, found.parent, members))];
  return fix('Write the members out', 'look', editFile(document.path, list));
};

function print(
  { path, text }: SourceDocument,
  parent: TreeNode,
  members: readonly (readonly [string, unknown])[],
): string {
  const inFlow = isFlow(text, parent);
  const column = spansOf(text, parent)[0]?.start ?? parent.start;
  const indent = ' '.repeat(columnOf(text, column));
  const style = { path, inFlow, unit: '  ' };
  const lines = members.map((member) => printMember(member, style, indent));
  return lines.join(inFlow ? ', ' : `\n${indent}`);
}

/** The text with other letters in the place of a key. */
function masking(
  { path, text }: SourceDocument,
  [start, end]: readonly [start: number, end: number],
  turn: number,
): { readonly document: SourceDocument; readonly name: string } {
  const quotes = /["']/.test(text[start] ?? '') ? 1 : 0;
  const name = String.fromCharCode(firstLetter + turn).repeat(Math.max(end - start - 2 * quotes, 0));
  const masked = text.slice(0, start + quotes) + name + text.slice(end - quotes);
  return { document: readDocument(path, masked), name };
}

/** The member of a name in the innermost object around an offset. */
function memberNamed({ root }: SourceDocument, offset: number, name: string): Member | undefined {
  let found: Member | undefined;
  const visit = (node: TreeNode, holder: string): void => {
    if (node.kind === 'scalar' || offset < node.start || node.end < offset) return;
    if (node.kind === 'array') {
      for (const [index, item] of node.items.entries()) visit(item, joinPointer(holder, index));
      return;
    }
    const property = node.properties.find(({ key }) => key === name);
    if (property !== undefined) found = { holder, property };
    for (const { key, value } of node.properties) visit(value, joinPointer(holder, key));
  };
  if (root !== undefined) visit(root, '');
  return found;
}

export const keyFixes: Fixers = {
  KEY_DUPLICATE: duplicateKey,
  YAML_MERGE_KEY: mergeKey,
};
