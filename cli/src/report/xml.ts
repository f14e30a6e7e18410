import { escapeText } from '../terminal/escape.ts';

export type Attributes = Readonly<Record<string, string | number>>;

/** An element with elements or texts in it, which are XML already. */
export function formatElement(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${toXml(String(value))}"`),
  ];
  const tag = start.join(' ');
  return content.length === 0 ? `<${tag}/>` : `<${tag}>${content.join('')}</${name}>`;
}

/** Lines of text between tags. What XML cannot hold, control characters and lone surrogates, is shown as an escape. */
export function formatLines(lines: readonly string[]): string {
  return lines.map(toXml).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function toXml(text: string): string {
  return escapeText(text)
    .replace(/[&<>"]/gu, (character) => entities[character] ?? character)
    .replace(/[\ufffe\uffff]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
