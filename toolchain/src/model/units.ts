/** REQ-CON-3 */
const durationUnits: Readonly<Partial<Record<string, number>>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const sizeUnits: Readonly<Partial<Record<string, number>>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** Milliseconds of a text such as `30s`; units ms, s, m, h, d. */
export function parseDuration(text: unknown): number | undefined {
  return parseAmount(text, /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/, durationUnits);
}

/** Bytes of a text such as `256KB`; units B, KB, MB, GB, each 1024 of the one before. */
export function parseSize(text: unknown): number | undefined {
  return parseAmount(text, /^(\d+(?:\.\d+)?)(B|KB|MB|GB)$/, sizeUnits);
}

/** A range of durations such as `200ms..5s`, in milliseconds; undefined too when it runs backwards. */
export function parseDurationRange(
  text: unknown,
): { readonly min: number; readonly max: number } | undefined {
  if (typeof text !== 'string') return undefined;
  const [from, to, ...rest] = text.split('..');
  const min = parseDuration(from);
  const max = parseDuration(to);
  return min === undefined || max === undefined || rest.length > 0 || min > max ? undefined : { min, max };
}

/** A duration as people write it, in the largest unit in which it has at most one decimal. */
export function formatDuration(ms: number): string {
  for (const [unit, size] of Object.entries(durationUnits).reverse()) {
    if (size !== undefined && ms >= size && Number.isInteger((ms * 10) / size)) return `${ms / size}${unit}`;
  }
  return `${ms}ms`;
}

function parseAmount(
  text: unknown,
  shape: RegExp,
  units: Readonly<Partial<Record<string, number>>>,
): number | undefined {
  const [, amount, unit] = typeof text === 'string' ? (shape.exec(text) ?? []) : [];
  const size = unit === undefined ? undefined : units[unit];
  return amount === undefined || size === undefined ? undefined : Math.round(Number(amount) * size);
}
