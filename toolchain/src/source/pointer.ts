/** The JSON pointer of a member below `base`; keys are escaped. */
export function joinPointer(base: string, ...keys: readonly (string | number)[]): string {
  let pointer = base;
  for (const key of keys) pointer += `/${escapeKey(key)}`;
  return pointer;
}

/** The unescaped keys of a JSON pointer. */
export function parsePointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map(unescapeKey);
}

export function escapeKey(key: string | number): string {
  const text = String(key);
  return text.includes('~') || text.includes('/') ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text;
}

/** The value that a pointer names inside a plain JSON value, or undefined. */
export function valueAt(value: unknown, pointer: string): unknown {
  let current = value;
  for (const key of parsePointer(pointer)) {
    if (Array.isArray(current))
      current = /^(0|[1-9]\d*)$/.test(key) ? (current[Number(key)] as unknown) : undefined;
    else if (isObject(current)) current = Object.hasOwn(current, key) ? current[key] : undefined;
    else return undefined;
  }
  return current;
}

/** A JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unescapeKey(key: string): string {
  return key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key;
}
