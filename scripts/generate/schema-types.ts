import { readFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';
import type { GeneratedFile } from './generated-file.ts';

type Json = Readonly<Record<string, unknown>>;

const target = 'schemas/types.ts';
const banner = '/* Generated from *.schema.json by npm run generate; do not edit. */';
const sources = [
  'error',
  'bundle',
  'envelope',
  'channels',
  'agent',
  'config',
  'baseline',
  'card',
  'status',
  'health',
  'front',
  'receipt',
  'error-reply',
  'dead-letter',
  'command',
  'cancel',
  'escalation',
  'event',
];
/** What narrows values but not types. */
const untyped = new Set([
  'allOf',
  'if',
  'not',
  'patternProperties',
  'propertyNames',
  'examples',
  '$schema',
  '$id',
]);

/** The types of the schemas. */
export async function schemaTypes(): Promise<GeneratedFile> {
  const parts = await Promise.all(sources.map(compileSource));
  return { path: target, text: [banner, ...parts].join('\n\n') };
}

async function compileSource(name: string): Promise<string> {
  const schema = JSON.parse(await readFile(`schemas/${name}.schema.json`, 'utf8')) as Json;
  return compile(toTypeSchema(schema, schema) as Json, String(schema.title), {
    bannerComment: '',
    additionalProperties: false,
    format: false,
    // The types of the bundle say that a channel has messages; data that people build is easier without.
    ignoreMinAndMaxItems: name !== 'bundle',
  });
}

/** The schema without what json-schema-to-typescript would make into noise, or into the same name twice. */
function toTypeSchema(value: unknown, root: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => toTypeSchema(item, root));
  if (!isJson(value)) return value;
  if (value.$ref === 'error.schema.json') return { tsType: 'ErrorCode', description: value.description };
  if (Object.keys(value).join() === 'description') return { tsType: 'unknown', ...value };
  if (findDefinition(value.$ref, root)?.type === 'string')
    return { type: 'string', description: value.description };
  const onlyRequired = Array.isArray(value.anyOf) && value.anyOf.every(isRequired);
  const kept = Object.entries(value).filter(
    ([key]) => !untyped.has(key) && !(onlyRequired && key === 'anyOf'),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, toTypeSchema(item, root)]));
}

function findDefinition(reference: unknown, root: Json): Json | undefined {
  if (typeof reference !== 'string' || !isJson(root.$defs)) return undefined;
  const found = root.$defs[reference.replace('#/$defs/', '')];
  return isJson(found) ? found : undefined;
}

function isRequired(value: unknown): boolean {
  return isJson(value) && Object.keys(value).join() === 'required';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
