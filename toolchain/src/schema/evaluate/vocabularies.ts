import { isObject, valueAt } from '../../source/pointer.ts';
import type { SchemaRegistry, SchemaResource } from '../registry.ts';
import { objectKeywords } from './object-keywords.ts';
import { arrayKeywords } from './array-keywords.ts';
import { combiningKeywords } from './combining-keywords.ts';
import { unevaluatedKeywords } from './unevaluated-keywords.ts';
import { valueKeywords } from './value-keywords.ts';

const base = 'https://json-schema.org/draft/2020-12/';
const limits = /^(?:min|max)|^required$|^uniqueItems$|^dependentRequired$/;

/** Which keywords count in a resource. */
export interface Dialect {
  has(keyword: string): boolean;
  /** Whether its meta-schema demands that formats are asserted. */
  readonly assertsFormats: boolean;
}

const standard: Dialect = { has: () => true, assertsFormats: false };

/** The dialect of a resource: all keywords, unless its `$schema` stands in the registry and lists vocabularies. */
export function dialectOf(registry: SchemaRegistry, resource: SchemaResource): Dialect {
  const own = valueAt(resource.file.value, resource.pointer);
  const written = schemaOf(own) ?? schemaOf(resource.file.value);
  if (written === undefined || written.startsWith(`${base}schema`)) return standard;
  const meta = registry.resolve(written, resource)?.schema;
  if (!isObject(meta) || !isObject(meta.$vocabulary)) return standard;
  const listed = new Set(Object.keys(meta.$vocabulary));
  return {
    has: (keyword) => {
      const vocabulary = vocabularyOf(keyword);
      return vocabulary === undefined || listed.has(`${base}vocab/${vocabulary}`);
    },
    assertsFormats: listed.has(`${base}vocab/format-assertion`),
  };
}

function schemaOf(schema: unknown): string | undefined {
  return isObject(schema) && typeof schema.$schema === 'string' ? schema.$schema : undefined;
}

function vocabularyOf(keyword: string): string | undefined {
  if (keyword === 'format') return undefined;
  if (Object.hasOwn(valueKeywords, keyword) || limits.test(keyword)) return 'validation';
  if (Object.hasOwn(unevaluatedKeywords, keyword)) return 'unevaluated';
  const applicators = [objectKeywords, arrayKeywords, combiningKeywords];
  return applicators.some((keywords) => Object.hasOwn(keywords, keyword)) ? 'applicator' : undefined;
}
