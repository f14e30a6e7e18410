import { type SourceDocument, readDocument } from '../../source/document.ts';
import { isObject } from '../../source/pointer.ts';

/**
 * A message that a person writes: what goes into its envelope between two lines of `---`, as YAML, then its data as JSON. Both parts
 * are read where they stand: offsets are those of the whole text.
 */
export interface MessageText {
  readonly text: string;
  readonly front: SourceDocument;
  readonly body: SourceDocument;
  /** Where the data begins. */
  readonly bodyStart: number;
  /** The envelope has a beginning and an end. */
  readonly isWhole: boolean;
  /** What the envelope says; empty where it cannot be read. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

const opening = /^(?:\uFEFF)?---[ \t]*(?:\r\n|\n|\r)/;
const closing = /(?:^|\r\n|\n|\r)---[ \t]*(?=\r\n|\n|\r|$)/;

/** Takes a message apart; never throws. */
export function readMessage(text: string): MessageText {
  const start = opening.exec(text)?.[0].length ?? 0;
  const end = closing.exec(text.slice(start));
  const isWhole = start > 0 && end !== null;
  const frontEnd = isWhole ? start + end.index : start === 0 ? 0 : text.length;
  const bodyStart = isWhole ? start + end.index + end[0].length : frontEnd;
  const front = readDocument('envelope.yaml', blank(text.slice(0, start)) + text.slice(start, frontEnd));
  const body = readDocument('data.json', blank(text.slice(0, bodyStart)) + text.slice(bodyStart));
  return { text, front, body, bodyStart, isWhole, envelope: isObject(front.value) ? front.value : {} };
}

/** The same lines with nothing on them. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
