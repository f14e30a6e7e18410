import { isObject } from '../source/pointer.ts';

/** The canonical text of a JSON value (RFC 8785). Throws for what JSON cannot say. REQ-HASH-4 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isObject(value)) {
    const members = Object.keys(value).sort(); // by UTF-16 code units, as the RFC wants
    return `{${members.map((key) => `${text(key)}:${canonicalJson(value[key])}`).join(',')}}`;
  }
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  throw new TypeError(`a ${typeof value} has no place in JSON`);
}

function text(value: string): string {
  if (/\p{Surrogate}/u.test(value))
    throw new TypeError('a text with half a surrogate pair has no place in JSON');
  return JSON.stringify(value);
}
