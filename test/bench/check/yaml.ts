/** Plain data as block YAML, as people write it: short lists and empty objects on one line. */
export function formatYaml(value: object, indent = ''): string {
  const deeper = `${indent}  `;
  if (!Array.isArray(value)) {
    const members = Object.entries(value) as [string, unknown][];
    return members
      .map(([key, item]) => `${indent}${formatScalar(key)}:${formatMember(item, deeper)}`)
      .join('');
  }
  return value
    .map((item: unknown) => {
      const member = formatMember(item, deeper);
      return `${indent}-${member.startsWith('\n') ? ` ${member.slice(1 + deeper.length)}` : member}`;
    })
    .join('');
}

function formatMember(value: unknown, indent: string): string {
  if (isScalar(value)) return ` ${formatScalar(value)}\n`;
  if (Array.isArray(value) && value.every(isScalar)) return ` [${value.map(formatScalar).join(', ')}]\n`;
  if (Object.keys(value as object).length === 0) return ' {}\n';
  return `\n${formatYaml(value as object, indent)}`;
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

const plain = /^[A-Za-z/$](?:[\w ./;-]*[\w.])?$|^\d+(?:ms|s|m|h|d|KB|MB)$/u;
const words = /^(?:true|false|null|yes|no|on|off|y|n)$/iu;

/** Quoted where a plain text would be read as something else. */
function formatScalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  return plain.test(value) && !words.test(value) ? value : JSON.stringify(value);
}
