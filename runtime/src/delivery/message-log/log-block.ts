import { decodeEntry, encodeEntry } from '../../journal/entry.ts';
import { decodeMessage, encodeForwarded } from '../../protocol/envelope.ts';
import type { Message } from '../../protocol/message.ts';

/** A message that an agent sent or received. */
export interface LoggedMessage {
  /** When: milliseconds since 1970. */
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly message: Message;
}

interface Head {
  /** Of its last line. Milliseconds since 1970. */
  readonly untilMs: number;
}

const decoder = new TextDecoder();

/** One line: time, direction, the event as JSON. JSON has no tab and no line break of its own. */
export function formatLogged({ atMs, direction, message }: LoggedMessage): string {
  return `${String(atMs)}\t${direction}\t${encodeForwarded(message)}\n`;
}

/** Many lines as one record: the journal need not keep each of them in mind. */
export function encodeBlock(lines: string, untilMs: number): Uint8Array {
  const head: Head = { untilMs };
  return encodeEntry(head, Buffer.from(lines));
}

export function untilOf(block: Uint8Array): number {
  return (decodeEntry(block).head as Head).untilMs;
}

/** In the order in which they were written; a line that cannot be read is passed over. */
export function decodeBlock(block: Uint8Array): readonly LoggedMessage[] {
  const lines = decoder.decode(decodeEntry(block).payload).split('\n');
  return lines.flatMap((line) => readLine(line) ?? []);
}

function readLine(line: string): LoggedMessage | undefined {
  const [at = '', direction, event = ''] = line.split('\t');
  if (direction !== 'sent' && direction !== 'received') return undefined;
  const decoded = decodeMessage(Buffer.from(event));
  return decoded.ok ? { atMs: Number(at), direction, message: decoded.message } : undefined;
}
