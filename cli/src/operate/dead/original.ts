import { decodePayload } from '@parley/runtime/protocol';
import type { Message } from '@parley/runtime/protocol';
import type { DeadLetterData } from '@parley/schemas';
import { escapeJson, escapeText } from '../../terminal/escape.ts';

/** The message of a letter, as far as it can be read. */
export interface Original {
  readonly message: Message | undefined;
  /** "entry 2 of 5 of a batch", where it is one. */
  readonly place: string | undefined;
  readonly bytes: Uint8Array;
}

const shownBytes = 512;
const bytesPerLine = 16;

export function readOriginal({ original, contentType, messageId }: DeadLetterData): Original {
  const bytes = Buffer.from(original, 'base64');
  const { entries } = decodePayload(bytes, contentType);
  const named = entries.findIndex((entry) => entry.ok && entry.message.id === messageId);
  const index = entries.length === 1 ? 0 : named;
  const entry = entries[index];
  return {
    message: entry?.ok === true ? entry.message : undefined,
    place: entries.length > 1 ? `entry ${index + 1} of ${entries.length} of a batch` : undefined,
    bytes,
  };
}

/** What a message carries: JSON over several lines, text as it is, bytes as a dump; nothing in it can steer a terminal. */
export function formatData(data: unknown): string {
  if (data instanceof Uint8Array) return formatBytes(data);
  return data === undefined ? '(none)' : escapeJson(JSON.stringify(data, undefined, 2));
}

/** Bytes that are no message. */
export function formatBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) return '(empty)';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!/[\u0000-\u0008\u000e-\u001f]/u.test(text)) return text.split('\n').map(escapeText).join('\n');
  } catch {
    // No text.
  }
  return dump(bytes);
}

function dump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, shownBytes); at += bytesPerLine) {
    const part = [...bytes.subarray(at, Math.min(at + bytesPerLine, shownBytes))];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(bytesPerLine * 3 - 1)}  ${text}`);
  }
  if (bytes.length > shownBytes) lines.push(`… ${bytes.length - shownBytes} bytes more`);
  return lines.join('\n');
}
