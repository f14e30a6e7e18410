import type { Random } from './random.ts';
import { names, type Json } from './random-schema.ts';

const scalars: readonly unknown[] = ['one', 'two', 'x', 'ß', '', 1, -2.5, 0, 7, true, false, null];

/** A value that is likely to be valid under the schema; only a validator can tell. */
export function randomInstance(random: Random, root: Json): unknown {
  return instanceOf({ random, root, depth: 4 }, root);
}

interface Place {
  readonly random: Random;
  readonly root: Json;
  readonly depth: number;
}

type Part = Readonly<Record<string, unknown>>;

function instanceOf({ random, root, depth }: Place, schema: Json): unknown {
  const parts = inPlace({ random, root, depth: 6 }, schema);
  const given = parts.flatMap((part) => ('const' in part ? [part.const] : listOf(part.enum)));
  if (given.length > 0 && random.chance(0.9)) return random.pick(given.map((value) => ({ value }))).value;
  const types = parts.flatMap((part) => ('type' in part ? [part.type].flat() : []));
  const guessed = parts.some((part) => 'properties' in part || 'required' in part)
    ? ['object']
    : ['array', 'scalar', 'object'];
  const type = types.length > 0 && random.chance(0.95) ? random.pick(types) : random.pick(guessed);
  if (depth <= 0) return scalar(random, type);
  if (type === 'object') return randomObject({ random, root, depth }, parts);
  return type === 'array' ? randomArray({ random, root, depth }, parts) : scalar(random, type);
}

/** The schema and what it applies in the same place, with one branch of each choice. */
function inPlace({ random, root, depth }: Place, schema: Json): Part[] {
  if (typeof schema === 'boolean' || depth === 0) return [];
  const choices = ['anyOf', 'oneOf'].flatMap((keyword) => {
    const branches = listOf(schema[keyword]);
    return branches.length === 0 ? [] : [random.pick(branches.map((branch) => ({ branch }))).branch];
  });
  const branch = random.pick(['then', 'else']);
  const others = [
    ...listOf(schema.allOf),
    ...choices,
    ...(schema[branch] === undefined ? [] : [schema[branch]]),
  ];
  const target = typeof schema.$ref === 'string' ? [follow(root, schema.$ref)] : [];
  return [
    schema,
    ...[...others, ...target].flatMap((inner) => inPlace({ random, root, depth: depth - 1 }, inner as Json)),
  ];
}

function randomObject({ random, root, depth }: Place, parts: readonly Part[]): unknown {
  const declared = parts.flatMap((part) => Object.entries((part.properties ?? {}) as Record<string, Json>));
  const required = parts.flatMap((part) => listOf(part.required)) as string[];
  const extra = random.chance(0.3) ? random.some([...names, 'x-2', 'zz'], 0.2) : [];
  const optional = random.some(
    declared.map(([name]) => name),
    random.pick([0, 0.5, 0.9]),
  );
  const additional = parts.flatMap((part) =>
    'additionalProperties' in part ? [part.additionalProperties] : [],
  );
  const entries = [...new Set([...required, ...optional, ...extra])].map((name) => {
    const own = declared.filter(([other]) => other === name).map(([, schema]) => schema);
    const schemas = own.length > 0 ? own : (additional as Json[]);
    const schema = schemas.length > 0 ? random.pick(schemas.map((value) => ({ value }))).value : true;
    return [name, instanceOf({ random, root, depth: depth - 1 }, schema)] as const;
  });
  return Object.fromEntries(entries);
}

function randomArray({ random, root, depth }: Place, parts: readonly Part[]): unknown {
  const prefix = listOf(parts.find((part) => 'prefixItems' in part)?.prefixItems);
  const items = (parts.find((part) => 'items' in part)?.items ?? true) as Json;
  return Array.from({ length: random.below(4) }, (_, index) =>
    instanceOf({ random, root, depth: depth - 1 }, (prefix[index] ?? items) as Json),
  );
}

function scalar(random: Random, type: unknown): unknown {
  const fitting = scalars.filter(
    (value) => (value === null ? 'null' : typeof value) === (type === 'integer' ? 'number' : type),
  );
  return random.pick((fitting.length > 0 ? fitting : scalars).map((value) => ({ value }))).value;
}

function follow(root: Json, reference: string): unknown {
  if (reference === '#' || typeof root === 'boolean') return root;
  const key = reference === '#spot' ? 'anchored' : reference.slice('#/$defs/'.length).replaceAll('~1', '/');
  return (root.$defs as Record<string, unknown>)[key];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
