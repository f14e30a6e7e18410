import { capital, pascalCase } from '../model/identifiers.ts';

const reservedWords: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** The name of a value beside a type of that name: `DataAnalysis` -> `dataAnalysis`, `Delete` -> `delete_`. */
export function valueName(typeName: string): string {
  const name = typeName.slice(0, 1).toLowerCase() + typeName.slice(1);
  return reservedWords.has(name) ? `${name}_` : name;
}

/** The options of {@link distinctNames}. */
export interface NamingOptions {
  /** In front of a name that is empty or begins with a digit. */
  readonly prefix: string;
  /** Names that are taken, without regard to the case of the first letter. */
  readonly taken?: Iterable<string>;
}

/**
 * A PascalCase name for each key. Keys whose names would be the same get a suffix that depends on the key alone, so
 * that the order of the keys, or another key, never moves a name from one to the other.
 */
export function distinctNames(
  keys: Iterable<string>,
  options: NamingOptions,
  nameOf: (key: string) => string = (key) => key,
): ReadonlyMap<string, string> {
  const plain = new Map<string, string>();
  const uses = new Map<string, number>();
  for (const name of options.taken ?? []) uses.set(capital(name), 1);
  for (const key of keys) {
    const pascal = pascalCase(nameOf(key));
    const name = /^\p{ID_Start}/u.test(pascal) ? pascal : `${options.prefix}${pascal}`;
    plain.set(key, name);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return new Map(
    [...plain].map(([key, name]) => [key, (uses.get(name) ?? 0) > 1 ? `${name}_${fingerprint(key)}` : name]),
  );
}

/** FNV-1a, 32 bits: enough to tell a handful of equal names apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}
