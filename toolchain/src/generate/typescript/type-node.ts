/** A TypeScript type as data. */
export type TypeNode =
  | { readonly kind: 'keyword'; readonly name: Keyword }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'reference'; readonly name: string; readonly types?: readonly TypeNode[] }
  | { readonly kind: 'array'; readonly item: TypeNode }
  | { readonly kind: 'tuple'; readonly items: readonly TupleItem[]; readonly rest?: TypeNode }
  | ObjectNode
  | { readonly kind: 'union' | 'intersection'; readonly members: readonly TypeNode[] };

export type Keyword =
  'unknown' | 'never' | 'string' | 'number' | 'boolean' | 'null' | 'object' | 'undefined' | 'void';

export interface TupleItem {
  readonly type: TypeNode;
  readonly optional: boolean;
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly properties: readonly PropertyNode[];
  /** The type of every other property; absent: there is none. */
  readonly index?: TypeNode;
}

export interface PropertyNode {
  readonly name: string;
  readonly type: TypeNode;
  readonly optional?: boolean;
  readonly readonly?: boolean;
  readonly description?: string;
}

export function keyword(name: Keyword): TypeNode {
  return { kind: 'keyword', name };
}

export function reference(name: string, ...types: readonly TypeNode[]): TypeNode {
  return types.length === 0 ? { kind: 'reference', name } : { kind: 'reference', name, types };
}

export function literal(value: string | number | boolean): TypeNode {
  return { kind: 'literal', value };
}

export function isKeyword(node: TypeNode, name: Keyword): boolean {
  return node.kind === 'keyword' && node.name === name;
}

/** One of several types, without those that another member covers in plain sight. */
export function union(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  if (flat.some((member) => isKeyword(member, 'unknown'))) return keyword('unknown');
  const distinct = unique(flat.filter((member) => !isKeyword(member, 'never')));
  const keywords = new Set<string>(distinct.map((member) => (member.kind === 'keyword' ? member.name : '')));
  const kept = distinct.filter((member) => member.kind !== 'literal' || !keywords.has(typeof member.value));
  return combine('union', kept, 'never');
}

/** All of several types at once. */
export function intersection(members: readonly TypeNode[]): TypeNode {
  const flat = members.flatMap((member) => (member.kind === 'intersection' ? member.members : [member]));
  const never = flat.find((member) => isKeyword(member, 'never'));
  if (never !== undefined) return never;
  const known = unique(flat.filter((member) => !isKeyword(member, 'unknown')));
  const hasObject = known.some((member) => member.kind === 'object');
  const kept = hasObject ? known.filter((member) => !isKeyword(member, 'object')) : known;
  return combine('intersection', kept, 'unknown');
}

/** How many members the compiler gets when it multiplies out the unions of a type; it gives up on large products. */
export function sizeOf(node: TypeNode): number {
  if (node.kind === 'union') return node.members.reduce((sum, member) => sum + sizeOf(member), 0);
  if (node.kind === 'intersection')
    return node.members.reduce((product, member) => product * sizeOf(member), 1);
  return 1;
}

function combine(kind: 'union' | 'intersection', members: readonly TypeNode[], empty: Keyword): TypeNode {
  const [first, ...rest] = members;
  if (first === undefined) return keyword(empty);
  return rest.length === 0 ? first : { kind, members };
}

function unique(nodes: readonly TypeNode[]): TypeNode[] {
  return [...new Map(nodes.map((node) => [JSON.stringify(node), node])).values()];
}
