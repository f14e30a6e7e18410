/** What a schema names below one place: which members it has, whatever else it says of them. */
export interface KnownNode {
  /** Undefined: nobody names it. */
  find(name: string): KnownMember | undefined;
  /** What is known below a member. */
  member(name: string): KnownNode | undefined;
  readonly items: KnownNode | undefined;
  /** Whether members are named here at all, so that one without a name is news. */
  readonly isListed: boolean;
  readonly required: ReadonlySet<string>;
  /** The names, in the order in which the schema has them. */
  readonly names: ReadonlySet<string>;
  /** How many objects were seen here. */
  objects: number;
}

/** A member as the schema has it. */
export interface KnownMember {
  readonly node: KnownNode;
  /** The schema has its name, not only a rule for any. */
  readonly isNamed: boolean;
  /** How many objects had it. */
  present: number;
}

type Schema = Readonly<Record<string, unknown>>;

const maxDepth = 12;
/** Names come from messages: of those that the schema does not have some are remembered, unless they are long. */
const maxOtherNames = 64;
const maxNameLength = 64;

/** What the resolved schema of a message names: its references point into itself. */
export function knownMembers(root: unknown): KnownNode {
  return createNode({ root, depth: 0 }, [root]);
}

interface Scope {
  readonly root: unknown;
  readonly depth: number;
}

function createNode({ root, depth }: Scope, schemas: readonly unknown[]): KnownNode {
  const parts = partsOf(root, schemas);
  const names = new Set(parts.flatMap((part) => Object.keys(objectOf(part.properties))));
  /** By name; null: nobody names it. */
  const known = new Map<string, KnownMember | null>();
  /** Of members that have no name of their own in the schema: by the schemas that hold for them. */
  const others: { readonly schemas: readonly unknown[]; readonly member: KnownMember }[] = [];
  const below = (found: readonly unknown[]) => createNode({ root, depth: depth + 1 }, found);
  let items: KnownNode | undefined | null = null;

  function look(name: string): KnownMember | undefined {
    const found = parts.flatMap((part) => schemasOf(part, name));
    if (found.length === 0) return undefined;
    const isNamed = names.has(name);
    const alike = isNamed ? undefined : others.find(({ schemas }) => isSame(schemas, found));
    if (alike !== undefined) return alike.member;
    const member = { node: below(found), isNamed, present: 0 };
    if (!isNamed) others.push({ schemas: found, member });
    return member;
  }

  function find(name: string): KnownMember | undefined {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered ?? undefined;
    const found = look(name);
    const isShort = name.length <= maxNameLength && known.size < names.size + maxOtherNames;
    if (isShort || names.has(name)) known.set(name, found ?? null);
    return found;
  }

  return {
    names,
    required: new Set(
      parts.flatMap(({ required }) => (Array.isArray(required) ? (required as string[]) : [])),
    ),
    isListed: depth < maxDepth && parts.some(isListing),
    objects: 0,
    find,
    member: (name) => find(name)?.node,
    get items() {
      if (items === null) {
        const found = parts.flatMap(({ items: list, prefixItems }) => [
          ...(list === undefined ? [] : [list]),
          ...(Array.isArray(prefixItems) ? (prefixItems as unknown[]) : []),
        ]);
        items = found.length === 0 ? undefined : below(found);
      }
      return items;
    },
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((schema, index) => schema === other[index]);
}

/** A schema of any value names nothing, and nothing is missing in it. */
function isListing({ type, properties, required, additionalProperties }: Schema): boolean {
  const types = Array.isArray(type) ? (type as unknown[]) : [type];
  const isMap = typeof additionalProperties === 'object' && properties === undefined;
  return !isMap && (types.includes('object') || properties !== undefined || required !== undefined);
}

function schemasOf(part: Schema, name: string): readonly unknown[] {
  const properties = objectOf(part.properties);
  const own = Object.hasOwn(properties, name) ? [properties[name]] : [];
  const byPattern = Object.entries(objectOf(part.patternProperties))
    .filter(([pattern]) => matches(pattern, name))
    .map(([, schema]) => schema);
  if (own.length + byPattern.length > 0) return [...own, ...byPattern];
  return [part.additionalProperties, part.unevaluatedProperties].filter(
    (schema) => typeof schema === 'object' && schema !== null && Object.keys(schema).length > 0,
  );
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}

const inPlace = ['allOf', 'anyOf', 'oneOf'] as const;
const single = ['if', 'then', 'else'] as const;

/** All schemas that say something of the same value. */
function partsOf(root: unknown, schemas: readonly unknown[]): readonly Schema[] {
  const parts = new Set<Schema>();
  const visit = (schema: unknown): void => {
    if (!isSchemaObject(schema) || parts.has(schema)) return;
    parts.add(schema);
    if (typeof schema.$ref === 'string') visit(resolve(root, schema.$ref));
    for (const keyword of inPlace) {
      const branches = schema[keyword];
      for (const branch of Array.isArray(branches) ? (branches as unknown[]) : []) visit(branch);
    }
    for (const keyword of single) visit(schema[keyword]);
    for (const dependent of Object.values(objectOf(schema.dependentSchemas))) visit(dependent);
  };
  for (const schema of schemas) visit(schema);
  return [...parts];
}

function resolve(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  let value = root;
  for (const token of decodeURIComponent(reference).split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Schema)[key];
  }
  return value;
}

function isSchemaObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Schema {
  return isSchemaObject(value) ? value : {};
}
