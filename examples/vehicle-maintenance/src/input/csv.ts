/** One record of a CSV file: its fields, and the line it starts on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly CsvField[];
}

export interface CsvField {
  readonly text: string;
  /** Where the field starts in its line, from 1. */
  readonly column: number;
}

/** The text cannot be read as CSV. `line` and `column` count from 1. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, { line, column }: { readonly line: number; readonly column: number }) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Reads RFC 4180 text: a byte order mark, any line end, quotes with doubled quotes inside; blank lines are skipped. */
export function* parseCsv(text: string): Generator<CsvRecord, void> {
  const cursor: Cursor = { text, at: text.startsWith('\uFEFF') ? 1 : 0, line: 1, lineStart: 0 };
  cursor.lineStart = cursor.at;
  while (cursor.at < text.length) {
    const record = readRecord(cursor);
    if (record.fields.length > 1 || record.fields[0]?.text !== '') yield record;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
}

function readRecord(cursor: Cursor): CsvRecord {
  const line = cursor.line;
  const fields = [readField(cursor)];
  while (cursor.text[cursor.at] === ',') {
    cursor.at += 1;
    fields.push(readField(cursor));
  }
  if (cursor.at < cursor.text.length) skipLineEnd(cursor);
  return { line, fields };
}

function readField(cursor: Cursor): CsvField {
  const column = cursor.at - cursor.lineStart + 1;
  const quoted = cursor.text[cursor.at] === '"' ? readQuoted(cursor) : '';
  const from = cursor.at;
  while (cursor.at < cursor.text.length && !isFieldEnd(cursor.text[cursor.at])) cursor.at += 1;
  return { text: quoted + cursor.text.slice(from, cursor.at), column };
}

function isFieldEnd(character: string | undefined): boolean {
  return character === ',' || character === '\n' || character === '\r';
}

function readQuoted(cursor: Cursor): string {
  const start = { line: cursor.line, column: cursor.at - cursor.lineStart + 1 };
  let value = '';
  cursor.at += 1;
  while (cursor.at < cursor.text.length) {
    if (cursor.text[cursor.at] === '"') {
      cursor.at += 1;
      if (cursor.text[cursor.at] !== '"') return value;
    }
    const from = cursor.at;
    if (isLineEnd(cursor)) skipLineEnd(cursor);
    else cursor.at += 1;
    value += cursor.text.slice(from, cursor.at);
  }
  throw new CsvError('this quote is never closed', start);
}

function isLineEnd(cursor: Cursor): boolean {
  const character = cursor.text[cursor.at];
  return character === '\n' || character === '\r';
}

function skipLineEnd(cursor: Cursor): void {
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1;
  cursor.line += 1;
  cursor.lineStart = cursor.at;
}
