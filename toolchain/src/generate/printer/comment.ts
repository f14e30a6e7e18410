import { hardLine, join, type Doc } from './document.ts';

const width = 100;

/** A doc comment with the line break after it; nothing for an empty text. A end mark in the text cannot end it. */
export function docComment(...paragraphs: readonly (string | undefined)[]): Doc {
  const lines = paragraphs.flatMap((paragraph) => (paragraph === undefined ? [] : toLines(paragraph)));
  const [first] = lines;
  if (first === undefined) return [];
  if (lines.length === 1) return ['/** ', first, ' */', hardLine];
  const body = lines.map((text) => (text === '' ? ' *' : ` * ${text}`));
  return [join(['/**', ...body, ' */'], hardLine), hardLine];
}

function toLines(paragraph: string): string[] {
  const text = paragraph.replaceAll('*/', '*\\/').trim();
  if (text === '') return [];
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap(wrap);
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.trimEnd().split(/[\t ]+/u)) {
    if (current !== '' && current.length + word.length >= width) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
