const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** Splits a reference at its `#`; the fragment comes back percent-decoded. */
export function splitFragment(reference: string): readonly [uri: string, fragment: string] {
  const hash = reference.indexOf('#');
  if (hash < 0) return [reference, ''];
  return [reference.slice(0, hash), decode(reference.slice(hash + 1))];
}

/** Resolves a reference against a base; both are absolute URIs or paths of the workspace. */
export function resolveUri(base: string, reference: string): string {
  if (scheme.test(reference)) return normalize(reference);
  if (scheme.test(base)) return normalize(reference, base);
  return joinPath(base, decode(reference));
}

/** True for a URI with a scheme. */
export function isAbsoluteUri(text: string): boolean {
  return scheme.test(text);
}

function normalize(reference: string, base?: string): string {
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

function joinPath(base: string, reference: string): string {
  // Nearly every reference is the name of a file in the same folder.
  if (!reference.includes('/') && !reference.startsWith('.') && reference !== '')
    return base.slice(0, base.lastIndexOf('/') + 1) + reference;
  const levels = reference.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const level of reference.split('/')) {
    if (level === '' || level === '.') continue;
    if (level === '..' && levels.length > 0 && levels.at(-1) !== '..') levels.pop();
    else levels.push(level);
  }
  return levels.join('/');
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
