import { group, indent, join, line, lineAfter, softLine, type Doc } from './document.ts';

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** A string as a TypeScript literal in single quotes, whatever it holds. */
export function stringLiteral(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A property name, quoted where it is no identifier. */
export function propertyName(name: string): string {
  return identifier.test(name) ? name : stringLiteral(name);
}

/** A JSON value as a TypeScript expression. */
export function valueLiteral(value: unknown): Doc {
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return arrayLiteral(value);
  if (typeof value === 'object' && value !== null) return objectLiteral(Object.entries(value));
  return String(value);
}

/** An object expression whose entries are given as documents or values. */
function bracedList(entries: readonly Doc[]): Doc {
  if (entries.length === 0) return '{}';
  return group('{', indent(line, join(entries, [',', line])), lineAfter(',', ' '), '}');
}

function arrayLiteral(values: readonly unknown[]): Doc {
  if (values.length === 0) return '[]';
  return group('[', indent(softLine, join(values.map(valueLiteral), [',', line])), lineAfter(','), ']');
}

function objectLiteral(entries: readonly (readonly [string, unknown])[]): Doc {
  return bracedList(entries.map(([name, value]) => [entryName(name), ': ', valueLiteral(value)]));
}

/** `__proto__: x` would set the prototype instead of a property. */
function entryName(name: string): string {
  return name === '__proto__' ? "['__proto__']" : propertyName(name);
}
