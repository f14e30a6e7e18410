import { type Shape, isMap, membersOf, partsOf, schemasOf, shapesBelow } from '../shape/shape.ts';
import { defaultOf } from '../shape/defaults.ts';
import { examplesOf } from './examples.ts';
import type { Draft } from './item.ts';

type Scalar = string | number | boolean | null;

/** Deeper, a draft would be more than one wants to fill in. */
const maxDepth = 3;

/** A value of a shape to be filled in: what has to be there, defaults and choices in tab stops. */
export function draftOf(shapes: readonly Shape[], depth = 0): Draft {
  const choices = choicesOf(shapes);
  if (choices.length > 0) return { kind: 'stop', choices };
  const [example] = examplesOf(shapes);
  if (example !== undefined) return { kind: 'stop', choices: [example] };
  if (isOfType(shapes, 'integer') || isOfType(shapes, 'number'))
    return { kind: 'stop', choices: [smallestOf(shapes)] };
  if (isOfType(shapes, 'string')) return { kind: 'blank' };
  if (isOfType(shapes, 'array')) return listDraft(shapes, depth);
  return isOfType(shapes, 'object') ? objectDraft(shapes, depth) : { kind: 'stop', choices: [] };
}

/** The words of an `enum` and the two truth values; the default comes last, as it need not be written. */
export function choicesOf(shapes: readonly Shape[]): readonly Scalar[] {
  const schemas = schemasOf(partsOf(shapes));
  const words = schemas.flatMap((schema) => [
    ...(Array.isArray(schema.enum) ? (schema.enum as readonly unknown[]) : []),
    ...('const' in schema ? [schema.const] : []),
    ...(typesOf(schema).includes('boolean') ? [true, false] : []),
  ]);
  const scalars = [...new Set(words)].filter(isScalar);
  const usual = defaultOf(shapes);
  return [...scalars.filter((word) => word !== usual), ...scalars.filter((word) => word === usual)];
}

/** Whether a value of a type may stand there. */
export function isOfType(shapes: readonly Shape[], type: string): boolean {
  return schemasOf(partsOf(shapes)).some((schema) => typesOf(schema).includes(type));
}

function typesOf({ type, properties, items }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (type !== undefined) return Array.isArray(type) ? type : [type];
  return [...(properties === undefined ? [] : ['object']), ...(items === undefined ? [] : ['array'])];
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function smallestOf(shapes: readonly Shape[]): number {
  for (const { minimum, maximum } of schemasOf(partsOf(shapes))) {
    if (typeof minimum === 'number') return Math.max(minimum, 1);
    if (typeof maximum === 'number') return maximum;
  }
  return 1;
}

function listDraft(shapes: readonly Shape[], depth: number): Draft {
  const items = shapesBelow(shapes, '0');
  const isKnown = items.length > 0 && depth < maxDepth;
  return { kind: 'list', items: [isKnown ? draftOf(items, depth + 1) : { kind: 'stop', choices: [] }] };
}

function objectDraft(shapes: readonly Shape[], depth: number): Draft {
  const members = membersOf(shapes);
  if (isMap(shapes) && members.length === 0) return { kind: 'open' };
  const required = depth < maxDepth ? members.filter((member) => member.required) : [];
  return {
    kind: 'map',
    members: required.map(({ name, shapes: below }) => [name, draftOf(below, depth + 1)] as const),
  };
}
