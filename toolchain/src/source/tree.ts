/** A parsed JSON or YAML value with its place in the text; offsets are UTF-16 code units. */
export type TreeNode = ObjectNode | ArrayNode | ScalarNode;

interface Spanned {
  readonly start: number;
  readonly end: number;
}

interface ObjectNode extends Spanned {
  readonly kind: 'object';
  readonly properties: readonly PropertyNode[];
}

interface ArrayNode extends Spanned {
  readonly kind: 'array';
  readonly items: readonly TreeNode[];
}

interface ScalarNode extends Spanned {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

/** One member of an object; the value of a member without one is null. */
export interface PropertyNode {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: TreeNode;
}

/** Something wrong in a text: a rule id, a sentence and a place. */
export interface SourceFinding extends Spanned {
  readonly code: SourceCode;
  readonly message: string;
  readonly hint?: string;
}

/** The ids of the findings that reading a text can have. */
export type SourceCode =
  | 'SYNTAX'
  | 'KEY_DUPLICATE'
  | 'KEY_NOT_STRING'
  | 'YAML_MERGE_KEY'
  | 'YAML_ALIAS'
  | 'YAML_TAG'
  | 'VALUE_NOT_JSON'
  | 'FILE_TOO_LARGE'
  | 'FILE_TOO_DEEP';

/** What came out of one text: as much of the tree as could be read, and what was wrong. */
export interface ParsedText {
  readonly root: TreeNode | undefined;
  readonly findings: readonly SourceFinding[];
}

/** Files of more bytes are not read: 8 MB of contracts is a mistake. */
export const maxFileBytes = 8 * 1024 * 1024;

/** Nesting beyond this is refused: nothing that people write is that deep, and recursion stays safe. */
export const maxDepth = 200;

/** The plain JSON value of a tree; shared nodes (YAML aliases) become shared values. */
export function toValue(node: TreeNode, seen = new Map<TreeNode, unknown>()): unknown {
  if (node.kind === 'scalar') return node.value;
  const known = seen.get(node);
  if (known !== undefined) return known;
  if (node.kind === 'array') {
    const items: unknown[] = [];
    seen.set(node, items);
    for (const item of node.items) items.push(toValue(item, seen));
    return items;
  }
  const object: Record<string, unknown> = {};
  seen.set(node, object);
  for (const property of node.properties) setOwn(object, property.key, toValue(property.value, seen));
  return object;
}

/** Plain assignment to `__proto__` would change the prototype instead of adding a member. */
function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
