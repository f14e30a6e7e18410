import {
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
} from 'yaml';
import { tooDeep } from './json.ts';
import { tooMany } from './limits.ts';
import {
  type ParsedText,
  type PropertyNode,
  type SourceCode,
  type SourceFinding,
  type TreeNode,
  maxDepth,
} from './tree.ts';

/** How many values the aliases of one file may stand for, all expanded. */
const maxExpanded = 100_000;
const maxSyntaxFindings = 20;

const codeOf: Readonly<Partial<Record<string, SourceCode>>> = {
  TAG_RESOLVE_FAILED: 'YAML_TAG',
  BAD_ALIAS: 'YAML_ALIAS',
};

/** Reads YAML 1.2 (core schema) as the JSON value it stands for. */
export function parseYaml(text: string): ParsedText {
  const refused = firstTooDeep(text) ?? tooMany('yaml', text);
  if (refused !== undefined) return { root: undefined, findings: [refused] };
  let documents: readonly Document.Parsed[];
  try {
    documents = readDocuments(text);
  } catch (error) {
    // The parser itself gave up; the text is kept away from it, not the other way round.
    const message = error instanceof Error ? error.message : String(error);
    return { root: undefined, findings: [{ code: 'SYNTAX', message, start: 0, end: text.length }] };
  }
  const [document, second] = documents;
  if (document === undefined) return { root: undefined, findings: [] };
  const findings = firstOfLine(
    [...document.errors, ...document.warnings].map((error) => toFinding(error, text)),
    text,
  );
  if (second !== undefined) {
    const start = second.range[0];
    const message = 'a second document begins here; a file holds one';
    findings.push({ code: 'SYNTAX', message, start, end: Math.min(start + 3, text.length) });
  }
  const conversion = new Conversion(findings);
  const root = document.contents === null ? undefined : conversion.convert(document.contents, 0);
  return { root: root !== undefined && isBlank(root) ? undefined : root, findings: onceTooDeep(findings) };
}

function readDocuments(text: string): readonly Document.Parsed[] {
  const documents = parseAllDocuments(text, {
    prettyErrors: false,
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  });
  return Array.isArray(documents) ? documents : [];
}

/** Everything inside a value that is too deep is too deep as well. */
function onceTooDeep(findings: readonly SourceFinding[]): readonly SourceFinding[] {
  const first = findings.findIndex(({ code }) => code === 'FILE_TOO_DEEP');
  return findings.filter(({ code }, index) => code !== 'FILE_TOO_DEEP' || index === first);
}

/** An empty document reads as a null that has no text. */
function isBlank(root: TreeNode): boolean {
  return root.kind === 'scalar' && root.value === null && root.start === root.end;
}

/** The parser recurses over flow collections and compact block sequences: count them before it does. */
function firstTooDeep(text: string): SourceFinding | undefined {
  const levels = /[[{]|[\]}]|^[ \t]*(?:[-?:] +)+/gm;
  let depth = 0;
  for (let match = levels.exec(text); match !== null; match = levels.exec(text)) {
    const [found] = match;
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth = Math.max(0, depth - 1);
    else if (found.length > maxDepth * 2) return tooDeep(match.index);
    if (depth > maxDepth) return tooDeep(match.index);
  }
  return undefined;
}

function toFinding(error: YAMLError, text: string): SourceFinding {
  const [from, to] = error.pos;
  const start = Math.min(from, text.length);
  const end = Math.min(Math.max(to, start + 1), text.length);
  if (error.code === 'RESOURCE_EXHAUSTION') return tooDeep(start);
  const code = codeOf[error.code] ?? 'SYNTAX';
  return { code, message: lowerFirst(error.message), start, end: oneLine(text, start, end) };
}

/** What follows from an error on the same line, and the hundredth error of a broken file, help nobody. */
function firstOfLine(findings: readonly SourceFinding[], text: string): SourceFinding[] {
  const kept: SourceFinding[] = [];
  for (const finding of [...findings].sort((left, right) => left.start - right.start)) {
    const last = kept.at(-1);
    if (last === undefined || text.slice(last.start, finding.start).includes('\n')) kept.push(finding);
    if (kept.length === maxSyntaxFindings) break;
  }
  return kept;
}

/** A finding that covers the rest of a document helps nobody: it ends with its first line. */
function oneLine(text: string, start: number, end: number): number {
  const lineEnd = text.slice(start, end).search(/[\r\n]/);
  return lineEnd > 0 ? start + lineEnd : end;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** One pass over a document in text order, which is the order in which anchors are defined. */
class Conversion {
  readonly #findings: SourceFinding[];
  readonly #anchors = new Map<string, TreeNode>();
  readonly #sizes = new Map<TreeNode, number>();
  readonly #open = new Set<string>();
  #expanded = 0;
  #exhausted = false;

  constructor(findings: SourceFinding[]) {
    this.#findings = findings;
  }

  convert(node: Node | ParsedNode | null, depth: number, at = 0): TreeNode {
    if (node === null) return { kind: 'scalar', value: null, start: at, end: at };
    const [start, end] = node.range ?? [at, at];
    if (depth > maxDepth) {
      this.#findings.push(tooDeep(start));
      return { kind: 'scalar', value: null, start, end };
    }
    if (isAlias(node)) return this.#alias(node.source, start, end);
    const { anchor } = node;
    if (anchor !== undefined) this.#open.add(anchor);
    const tree = this.#value(node, depth, { start, end });
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#anchors.set(anchor, tree);
    }
    return tree;
  }

  #value(node: Node, depth: number, span: { start: number; end: number }): TreeNode {
    if (isMap(node)) return { kind: 'object', ...span, properties: this.#properties(node, depth) };
    if (isSeq(node)) {
      const items = (node as YAMLSeq<Node | null>).items.map((item) =>
        this.convert(item, depth + 1, span.start),
      );
      return { kind: 'array', ...span, items };
    }
    return { kind: 'scalar', value: isScalar(node) ? this.#scalar(node, span) : null, ...span };
  }

  #scalar(node: Scalar, span: { start: number; end: number }): string | number | boolean | null {
    const { value } = node;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.#add('VALUE_NOT_JSON', `${node.source ?? String(value)} is not a JSON number`, span);
      return null;
    }
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    ) {
      return value;
    }
    this.#add('VALUE_NOT_JSON', 'this value has no place in JSON', span);
    return null;
  }

  #properties(node: YAMLMap, depth: number): readonly PropertyNode[] {
    const properties = new Map<string, PropertyNode>();
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const property = this.#property(pair, depth);
      if (property === undefined) continue;
      const span = { start: property.keyStart, end: property.keyEnd };
      if (!properties.has(property.key)) properties.set(property.key, property);
      else this.#add('KEY_DUPLICATE', `the key "${property.key}" is there twice`, span);
    }
    return [...properties.values()];
  }

  #property({ key, value }: Pair<Node | null, Node | null>, depth: number): PropertyNode | undefined {
    const [keyStart, keyEnd] = key?.range ?? [0, 0];
    const span = { start: keyStart, end: keyEnd };
    if (!isScalar(key)) {
      // An empty key comes from a broken text, which has its own finding.
      if (key !== null)
        this.#add('KEY_NOT_STRING', 'a key must be text, not a list, a map or an alias', span);
      return undefined;
    }
    const read = this.convert(value, depth + 1, keyEnd);
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    if (name === '<<' && key.type === 'PLAIN') {
      const hint = 'write the members out, or share a schema with $ref';
      this.#add('YAML_MERGE_KEY', 'YAML 1.2 has no merge keys', { ...span, hint });
      return undefined;
    }
    if (typeof key.value !== 'string' && keyEnd > keyStart) {
      const what = key.value === null ? 'null' : `a ${typeof key.value}`;
      this.#add('KEY_NOT_STRING', `the key ${name} is ${what}, not text`, {
        ...span,
        hint: `write "${name}"`,
      });
    }
    return { key: name, keyStart, keyEnd, value: read };
  }

  #alias(name: string, start: number, end: number): TreeNode {
    const nothing: TreeNode = { kind: 'scalar', value: null, start, end };
    if (this.#exhausted) return nothing;
    const target = this.#anchors.get(name);
    if (target === undefined) {
      const message = this.#open.has(name)
        ? `*${name} stands for a value that contains it`
        : `no &${name} before this`;
      this.#add('YAML_ALIAS', message, { start, end });
      return nothing;
    }
    this.#expanded += this.#sizeOf(target);
    if (this.#expanded <= maxExpanded) return target;
    this.#exhausted = true;
    this.#add('YAML_ALIAS', `the aliases of this file stand for more than ${maxExpanded} values`, {
      start,
      end,
    });
    return nothing;
  }

  #sizeOf(node: TreeNode): number {
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    if (node.kind === 'array') for (const item of node.items) size += this.#sizeOf(item);
    if (node.kind === 'object') for (const property of node.properties) size += this.#sizeOf(property.value);
    this.#sizes.set(node, size);
    return size;
  }

  #add(code: SourceCode, message: string, span: { start: number; end: number; hint?: string }): void {
    this.#findings.push({ code, message, ...span });
  }
}
