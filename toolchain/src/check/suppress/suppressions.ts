import type { Range } from '../../diagnostic.ts';
import { yamlComments } from '../../source/comments.ts';
import type { SourceDocument } from '../../source/document.ts';
import { type LineIndex, createLineIndex } from '../../source/lines.ts';
import type { TreeNode } from '../../source/tree.ts';
import { type SuppressionText, readSuppression } from './comment-text.ts';

/** A comment that suppresses findings, or means to. */
export interface Suppression {
  readonly rules: readonly SuppressedRule[];
  readonly reason: string;
  readonly fault: string | undefined;
  /** The comment, or the value of `$comment`. */
  readonly range: Range;
  /** Whether a finding that begins there is covered. */
  readonly covers: (start: Range['start']) => boolean;
}

interface SuppressedRule {
  readonly id: string;
  readonly range: Range;
}

/** More of them than that is no use of suppressions, and would make the check slow. */
const maxSuppressions = 1000;
const nothing = { kind: 'scalar', value: null } as const;

const known = new WeakMap<SourceDocument, readonly Suppression[]>();

/** What a file says about findings in it: comments of YAML, and `$comment` in both YAML and JSON. */
export function suppressionsOf(document: SourceDocument): readonly Suppression[] {
  // Most files have none, and have no need of a tree.
  if (!document.text.includes('parley-ignore')) return [];
  const suppressions = known.get(document) ?? read(document);
  known.set(document, suppressions);
  return suppressions;
}

function read(document: SourceDocument): readonly Suppression[] {
  const { path, text, root } = document;
  if (root === undefined) return [];
  const reading: Reading = { lines: createLineIndex(text), text, root, places: [] };
  collect(root, undefined, reading);
  // Equal starts keep their order: the outer before the inner.
  reading.places.sort((left, right) => left.start - right.start);
  const comments = path.endsWith('.json') ? [] : readComments(reading);
  const found = [...comments, ...readMembers(reading)];
  const over = found[maxSuppressions];
  if (over === undefined) return found;
  const fault = `a file has at most ${maxSuppressions} of them`;
  return [...found.slice(0, maxSuppressions), { ...over, fault }];
}

/** A key with its value, or an item of a list, and where it begins and ends. */
interface NodePlace {
  readonly node: TreeNode;
  readonly start: number;
  readonly end: number;
  readonly isRoot: boolean;
}

interface Reading {
  readonly text: string;
  readonly lines: LineIndex;
  readonly root: TreeNode;
  /** All keys and items, the outer before the inner. */
  readonly places: NodePlace[];
}

function collect(node: TreeNode, start: number | undefined, reading: Reading): void {
  const isRoot = start === undefined;
  const from = start ?? node.start;
  reading.places.push({ node, start: from, end: Math.max(node.end, from), isRoot });
  if (node.kind === 'object') {
    for (const { value, keyStart, keyEnd } of node.properties) {
      // An alias stands for a value elsewhere, which has its own place.
      if (value.start >= keyEnd && value.end <= node.end) collect(value, keyStart, reading);
      else
        reading.places.push({
          node: { ...nothing, start: keyStart, end: keyEnd },
          start: keyStart,
          end: keyEnd,
          isRoot: false,
        });
    }
  }
  if (node.kind === 'array')
    for (const item of node.items) if (item.start >= node.start) collect(item, item.start, reading);
}

function readComments({ text, lines, root, places }: Reading): readonly Suppression[] {
  return yamlComments(text).flatMap((comment): readonly Suppression[] => {
    const said = readSuppression(comment.text);
    if (said === undefined) return [];
    const range = lines.rangeOf(comment.start, comment.end);
    const offset = comment.start + 1;
    const rules = said.rules.map(({ id, start, end }) => ({
      id,
      range: lines.rangeOf(offset + start, offset + end),
    }));
    const isMisplaced = said.wholeFile && comment.start > root.start;
    const fault = isMisplaced ? 'parley-ignore-file stands above the first key of a file' : said.fault;
    if (said.wholeFile) return [{ rules, reason: said.reason, fault, range, covers: () => true }];
    const next = comment.alone ? nextPlace(places, comment.end) : undefined;
    const covers: Suppression['covers'] = comment.alone
      ? ({ offset: at }) => next !== undefined && holds(next, at)
      : ({ line }) => line === range.start.line;
    return [{ rules, reason: said.reason, fault, range, covers }];
  });
}

/** The first key or item after an offset; of those that begin at one place, the outermost. */
function nextPlace(places: readonly NodePlace[], offset: number): NodePlace | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return places[low]?.isRoot === true ? places[low + 1] : places[low];
}

function holds({ start, end }: NodePlace, offset: number): boolean {
  return offset === start || (offset > start && offset < end);
}

function readMembers({ lines, places }: Reading): readonly Suppression[] {
  return places.flatMap((place): readonly Suppression[] => {
    const { node } = place;
    if (node.kind !== 'object') return [];
    const member = node.properties.find(({ key }) => key === '$comment')?.value;
    if (member?.kind !== 'scalar' || typeof member.value !== 'string') return [];
    const range = lines.rangeOf(member.start, member.end);
    return member.value.split('\n').flatMap((line) => {
      const said = readSuppression(line);
      return said === undefined ? [] : [toMember(said, range, place)];
    });
  });
}

/** Escapes move the characters of a JSON text: the whole value is the place. */
function toMember(said: SuppressionText, range: Range, place: NodePlace): Suppression {
  const isMisplaced = said.wholeFile && !place.isRoot;
  return {
    rules: said.rules.map(({ id }) => ({ id, range })),
    reason: said.reason,
    fault: isMisplaced ? 'parley-ignore-file stands at the top of a file' : said.fault,
    range,
    covers: ({ offset }) => place.isRoot || holds(place, offset),
  };
}
