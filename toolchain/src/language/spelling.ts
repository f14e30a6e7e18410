import type { SourceDocument } from '../source/document.ts';
import { readPlainScalar } from '../source/plain-scalar.ts';
import type { TextEdit } from './edit.ts';
import type { Use } from './references/use.ts';
import { innerRange, isJson, rangeInValue } from './text.ts';

/** Writes another name in the place of a use, in the quotes that are there. */
export function respell(use: Use, name: string): TextEdit {
  const { place, part, slice } = use;
  const { document, pointer } = place;
  if (slice !== undefined) return respellPart(document, pointer, { ...slice, text: name });
  const range = innerRange(document, pointer, part);
  return { range, text: spell(document, range.start.offset, name) };
}

/** Writes another text in the place of some characters of a value. */
export function respellPart(
  document: SourceDocument,
  pointer: string,
  part: { readonly value: string; readonly start: number; readonly end: number; readonly text: string },
): TextEdit {
  const { value, start, end, text } = part;
  const whole = innerRange(document, pointer);
  const range = rangeInValue(document, pointer, part);
  const isWritten = document.text.slice(whole.start.offset, whole.end.offset) === value;
  if (isWritten) return { range, text };
  const changed = value.slice(0, start) + text + value.slice(end);
  return { range: whole, text: spell(document, whole.start.offset, changed) };
}

/** A text as it is written at an offset: as before inside of quotes, otherwise in quotes where YAML would misread it. */
export function spell({ path, text }: SourceDocument, offset: number, name: string): string {
  const quote = text[offset - 1];
  if (isJson(path) || quote === '"') return JSON.stringify(name).slice(1, -1);
  if (quote === "'") return name.replaceAll("'", "''");
  const isPlain = readPlainScalar(name)?.value === name && !/[,[\]{}#:]/.test(name);
  return isPlain ? name : JSON.stringify(name);
}
