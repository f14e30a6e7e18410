import type { Diagnostic, Range } from '../diagnostic.ts';
import { parseJson } from './json.ts';
import { refuseText } from './limits.ts';
import { type LineIndex, createLineIndex } from './lines.ts';
import { readPlainJson } from './plain-json.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { parsePointer } from './pointer.ts';
import { recentTree } from './recent-trees.ts';
import { type ParsedText, type SourceFinding, type TreeNode, toValue } from './tree.ts';
import { parseYaml } from './yaml.ts';

/** Which end of a member is meant: its name or its value. */
export type Part = 'key' | 'value';

/** One file, read as far as it could be. */
export interface SourceDocument {
  readonly path: string;
  readonly text: string;
  /** The tree of the file, made when it is asked for; undefined as `value` is. */
  readonly root: TreeNode | undefined;
  /** The plain JSON value; undefined when the file is empty or nothing could be read. */
  readonly value: unknown;
  readonly findings: readonly Diagnostic[];
  /** The place of a JSON pointer; of its nearest parent that exists, when it does not. */
  locate(pointer: string, part?: Part): Range;
}

/** More findings of reading than that in one file help nobody. */
const maxFindings = 100;

/** Reads one file as JSON or YAML, by its name; never throws. */
export function readDocument(path: string, text: string): SourceDocument {
  const content = withoutMark(text);
  const { value, findings } = read(path, content);
  const lines = createLineIndex(content);
  const document: SourceDocument = {
    path,
    text: content,
    get root(): TreeNode | undefined {
      return value === undefined ? undefined : recentTree(document, () => parse(path, content).root);
    },
    value,
    findings: findings.map((finding) => toDiagnostic(path, finding, lines)),
    locate: (pointer, part = 'value') => locate({ root: document.root, lines, pointer, part }),
  };
  return document;
}

/** A text without its byte order mark, as documents keep it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

interface Reading {
  readonly value: unknown;
  readonly findings: readonly SourceFinding[];
}

function read(path: string, text: string): Reading {
  const plain = path.endsWith('.json') ? readPlainJson(text) : readPlainYaml(text);
  if (plain !== undefined) return { value: plain.value, findings: [] };
  const { root, findings } = parse(path, text);
  return { value: root && toValue(root), findings };
}

function parse(path: string, text: string): ParsedText {
  const format = path.endsWith('.json') ? 'json' : 'yaml';
  const refused = refuseText(format, text);
  if (refused !== undefined) return { root: undefined, findings: [refused] };
  if (text.trim() === '' && format === 'json') return { root: undefined, findings: [] };
  const { root, findings } = format === 'json' ? parseJson(text) : parseYaml(text);
  return { root, findings: findings.slice(0, maxFindings) };
}

function toDiagnostic(file: string, finding: SourceFinding, lines: LineIndex): Diagnostic {
  const { code, message, hint, start, end } = finding;
  const diagnostic: Diagnostic = { file, code, severity: 'error', message, range: lines.rangeOf(start, end) };
  return hint === undefined ? diagnostic : { ...diagnostic, hint };
}

interface Lookup {
  readonly root: TreeNode | undefined;
  readonly lines: LineIndex;
  readonly pointer: string;
  readonly part: Part;
}

function locate({ root, lines, pointer, part }: Lookup): Range {
  if (root === undefined) return lines.rangeOf(0, 0);
  let node = root;
  let range = firstKey(root);
  for (const key of parsePointer(pointer)) {
    const step = member(node, key);
    if (step === undefined) return lines.rangeOf(...range);
    node = step.value;
    range = part === 'key' ? [step.keyStart, step.keyEnd] : [node.start, node.end];
  }
  return lines.rangeOf(...range);
}

/** The whole document as a place is no place: its first key stands for it. */
function firstKey(root: TreeNode): readonly [number, number] {
  const first = root.kind === 'object' ? root.properties[0] : undefined;
  return first === undefined ? [root.start, root.end] : [first.keyStart, first.keyEnd];
}

function member(
  node: TreeNode,
  key: string,
): { value: TreeNode; keyStart: number; keyEnd: number } | undefined {
  if (node.kind === 'object') return node.properties.find((property) => property.key === key);
  if (node.kind === 'scalar') return undefined;
  const item = /^(0|[1-9]\d*)$/.test(key) ? node.items[Number(key)] : undefined;
  return item && { value: item, keyStart: item.start, keyEnd: item.end };
}
