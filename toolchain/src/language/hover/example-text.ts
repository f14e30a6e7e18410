/** What a box beside a completion shows of a line. */
const maxWidth = 40;
/** Deeper than that nobody reads on. */
const maxIndent = 12;

/** A value as JSON: what fits into a narrow box is on one line, the rest a line for each member. */
export function exampleText(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  const fits = indent.length + flat.length <= maxWidth || indent.length > maxIndent;
  if (typeof value !== 'object' || value === null || fits) return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((item) => exampleText(item, inner))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${exampleText(member, inner)}`);
  return `${open}\n${members.map((member) => `${inner}${member}`).join(',\n')}\n${indent}${close}`;
}
