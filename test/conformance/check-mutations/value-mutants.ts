import { agentSchema, channelsSchema, configSchema } from '@parley/schemas';
import { isObject } from '#toolchain/source/pointer.ts';
import { type Fleet, type Members, type Spot, setAt, valueAt } from './fleet.ts';

import type { Mutant, Operator } from './mutant.ts';

/** An illegal word wherever a closed list of words stands or could stand; a required member that is missing. */
export const valueMutants: Operator = (fleet) =>
  [...fleet].flatMap(([file, value]) => {
    const schema = schemaOf(file);
    if (schema === undefined) return [];
    const found: Mutant[] = [];
    visit({ fleet, file, found, root: schema }, { value, pointer: '' }, schema);
    return found;
  });

interface Visit {
  readonly fleet: Fleet;
  readonly file: string;
  readonly root: Members;
  readonly found: Mutant[];
}

function schemaOf(file: string): Members | undefined {
  if (file.includes('.channel.')) return channelsSchema;
  if (file.includes('.agent.')) return agentSchema;
  return file.startsWith('parley.config') ? configSchema : undefined;
}

interface Visited {
  readonly value: unknown;
  readonly pointer: string;
}

/** Walks a value along its schema. */
function visit(at: Visit, { value, pointer }: Visited, declared: unknown): void {
  for (const schema of alternatives(at.root, declared)) {
    if (Array.isArray(schema.enum)) wrongWord(at, pointer);
    if (Array.isArray(value))
      for (const [index, item] of value.entries())
        visit(at, { value: item, pointer: `${pointer}/${String(index)}` }, schema.items);
    if (!isObject(value)) continue;
    for (const key of Array.isArray(schema.required) ? schema.required : [])
      missing(at, pointer, String(key));
    for (const [key, member] of members(schema, value)) {
      if (value[key] !== undefined || isWord(at.root, member))
        visit(at, { value: value[key], pointer: `${pointer}/${key}` }, member);
      else wrongWordInside(at, `${pointer}/${key}`, member);
    }
  }
}

/** A schema and what it stands for: references, and the branches of anyOf. */
function alternatives(root: Members, schema: unknown): readonly Members[] {
  if (!isObject(schema)) return [];
  if (typeof schema.$ref === 'string')
    return alternatives(root, valueAt(root, schema.$ref.split('/').slice(1)));
  const branches: readonly unknown[] = Array.isArray(schema.anyOf) ? schema.anyOf : [];
  return [schema, ...branches.flatMap((branch) => alternatives(root, branch))];
}

function members(schema: Members, value: Members): readonly (readonly [string, unknown])[] {
  const known = isObject(schema.properties) ? schema.properties : {};
  const others = Object.keys(value).filter((key) => !Object.hasOwn(known, key) && !key.startsWith('x-'));
  return [...Object.entries(known), ...others.map((key) => [key, schema.additionalProperties] as const)];
}

function isWord(root: Members, schema: unknown): boolean {
  return alternatives(root, schema).some((alternative) => Array.isArray(alternative.enum));
}

/** Words that stand inside a member that is not there: it comes with the wrong one. */
function wrongWordInside(at: Visit, pointer: string, declared: unknown): void {
  for (const { items, properties } of alternatives(at.root, declared)) {
    if (isWord(at.root, items)) wrongWord(at, `${pointer}/0`, { pointer, value: [wrong] });
    for (const [key, member] of Object.entries(isObject(properties) ? properties : {})) {
      if (isWord(at.root, member)) wrongWord(at, `${pointer}/${key}`, { pointer, value: { [key]: wrong } });
    }
  }
}

const wrong = 'sometimes';

function wrongWord(
  { fleet, file, found }: Visit,
  pointer: string,
  written: Visited = { pointer, value: wrong },
): void {
  const place: Spot = { file, pointer };
  const operator = 'write an illegal word';
  found.push({
    operator,
    at: `${file}${pointer}`,
    fleet: setAt(fleet, { file, pointer: written.pointer }, written.value),
    wanted: [[place]],
  });
}

function missing({ fleet, file, found }: Visit, pointer: string, key: string): void {
  const place: Spot = { file, pointer: `${pointer}/${key}` };
  found.push({
    operator: 'delete a required key',
    at: `${file}${place.pointer}`,
    fleet: setAt(fleet, place, undefined),
    wanted: [[{ file, pointer }]],
  });
}
