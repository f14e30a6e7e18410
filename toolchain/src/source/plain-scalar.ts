/** The value of a scalar that is easy to read; undefined: it needs a closer look. */
export type Plain = { readonly value: unknown } | undefined;

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const decimal = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/;

/** Numbers in other forms, and those that need care: `0x1f`, `0o17`, `1e3`, `.5`, `1.`, `.inf`, `-0`, `017`, long ones. */
const otherNumber =
  /^(?:[-+]?(?:[0-9]+|\.[0-9]+|[0-9]+\.[0-9]*)(?:e[-+]?[0-9]+)?|0[ox][0-9a-f]+|[-+]?\.(?:inf|nan))$/i;

/** No indicator begins it; none follows that would end it. */
const plainStart = /^(?:[\p{L}\p{N}_/.$^(+~<=;]|-[\p{L}\p{N}_/.])/u;

/** A plain scalar of YAML 1.2, core schema, on one line; without the spaces around it and without a comment. */
export function readPlainScalar(text: string): Plain {
  const word = words.get(text);
  if (word !== undefined) return { value: word };
  if (decimal.test(text) && !/^-0(?:\.0*)?$/.test(text)) return { value: Number(text) };
  if (otherNumber.test(text) || !plainStart.test(text) || text.includes(': ') || text.endsWith(':'))
    return undefined;
  return { value: text };
}

/** A text in quotes on one line. */
export function readQuoted(text: string): Plain {
  if (text.startsWith("'")) return { value: text.slice(1, -1).replaceAll("''", "'") };
  try {
    // What both languages escape alike.
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
