import { canonicalJson } from '../schema/canonical-json.ts';
import { keywordKind } from '../schema/keywords.ts';
import { isObject } from '../source/pointer.ts';
import { sha256 } from './sha256.ts';

/** Keywords that say nothing about which messages are valid. REQ-HASH-2 */
const silentKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'examples',
  '$comment',
  'default',
  'deprecated',
]);

/** The contract hash of a resolved schema: SHA-256 of its RFC 8785 text without annotations, in lower-case hex. REQ-HASH-1 */
export function hashSchema(schema: unknown): string {
  return sha256(canonicalJson(stripAnnotations(schema)));
}

/** The schema without annotations; members that only share a name with one stay. REQ-HASH-3 */
export function stripAnnotations(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).filter(([keyword]) => !silentKeywords.has(keyword));
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, stripKeyword(keyword, value)]));
}

function stripKeyword(keyword: string, value: unknown): unknown {
  const kind = keywordKind(keyword);
  if (kind === 'schema') return stripAnnotations(value);
  if (kind === 'list' && Array.isArray(value)) return value.map(stripAnnotations);
  if (kind === 'map' && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, schema]) => [key, stripAnnotations(schema)]));
  }
  return value;
}
