import { fileKind } from '../../model/file-kind.ts';
import { parsePattern } from '../../schema/evaluate/value-keywords.ts';
import type { SchemaPlace } from './schema-places.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Formats whose texts cannot get long, but for the fractions of a second. */
const shortFormats = ['date-time', 'date', 'time', 'ipv4', 'ipv6', 'uuid', 'hostname'];

/** Parameters of channels are bounded by the length of a topic; data is not. */
export function isMessageSchema({ place }: SchemaPlace): boolean {
  return fileKind(place.document.path) === 'message';
}

export function typeNames({ type }: Schema): readonly unknown[] {
  return Array.isArray(type) ? type : [type];
}

/** Whether the values are listed one by one. */
export function hasListedValues(schema: Schema): boolean {
  return 'const' in schema || Array.isArray(schema.enum);
}

/** Whether a schema of texts says how long they can get. */
export function isTextBounded(schema: Schema): boolean {
  if (typeof schema.maxLength === 'number' || hasListedValues(schema)) return true;
  if (shortFormats.some((format) => format === schema.format)) return true;
  return typeof schema.pattern === 'string' && isFinitePattern(schema.pattern);
}

/** True only for `^...$` without anything that repeats for ever; false says nothing. */
function isFinitePattern(pattern: string): boolean {
  if (!/^\^.*\$$/s.test(pattern) || pattern.endsWith('\\$') || parsePattern(pattern) === undefined)
    return false;
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  // An alternation could leave one of the anchors out.
  return !/[*+|]|\{\d+,\}/.test(bare);
}
