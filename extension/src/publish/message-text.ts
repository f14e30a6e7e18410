import type { Draft } from '@parley/explorer/live';

/** Names the document of a message: its language, and the ending of its name. */
export const messageLanguage = 'parley-message';

/** A message as a document: its envelope between two lines of `---`, then its data. */
export function formatMessage({ data, ...envelope }: Draft): string {
  const { channel, type, parameters, ...rest } = envelope;
  const lines = [
    ...line('channel', channel),
    ...line('type', type),
    ...block('parameters', parameters),
    ...Object.entries(rest).flatMap(([name, value]) =>
      isRecord(value) ? block(name, value) : line(name, value),
    ),
  ];
  return ['---', ...lines, '---', JSON.stringify(data, undefined, 2), ''].join('\n');
}

function isRecord(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function block(name: string, values: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(values);
  if (entries.length === 0) return [];
  return [`${name}:`, ...entries.map(([key, value]) => `  ${scalar(key)}: ${scalar(value)}`)];
}

function line(name: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return [`${name}: [${value.map((one) => scalar(String(one))).join(', ')}]`];
  return typeof value === 'string' ? [`${name}: ${scalar(value)}`] : [];
}

/** Words of YAML that are no texts, and what is a number to it. */
const meanings = /^(?:true|false|null|yes|no|on|off|y|n|~|[-+.\d].*)$/iu;

/** A text as YAML: plain where that is safe; a JSON string is one of YAML, too. */
function scalar(text: string): string {
  return /^[\p{L}_][\p{L}\d_./-]*$/u.test(text) && !meanings.test(text) ? text : JSON.stringify(text);
}
