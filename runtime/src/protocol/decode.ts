import type { ErrorCode } from '../errors.ts';
import { isJsonContent } from './attributes.ts';
import { decodeBase64 } from './base64.ts';
import { parseJson } from './json.ts';
import type { Message } from './message.ts';
import { parseSource } from './names.ts';
import { readPlainEvent } from './plain-event.ts';
import { quote } from './text.ts';
import { readText, wireFields } from './wire-fields.ts';

/** A message, or why the bytes are none; `partial` is what could be read all the same, never with data. */ // REQ-ENV-23
export type Decoded =
  | { readonly ok: true; readonly message: Message }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly reason: string;
      readonly partial?: Partial<Message>;
    };

interface Draft {
  readonly message: { -readonly [Field in keyof Message]?: unknown };
  headers: Record<string, string> | undefined;
  version: unknown;
  base64: unknown;
  /** What is wrong in any event. */
  fault: string | undefined;
  /** What is wrong only if the event comes from a Parley agent; of a foreign one the attribute is ignored. */
  ownFault: string | undefined;
}

const extensionName = /^[a-z0-9]+$/;

/** Reads one event; tolerant of foreign ones (docs/spec/envelope.md). Never throws. An object must come from JSON. REQ-BATCH-7 */
export function decodeMessage(value: string | Uint8Array | object): Decoded {
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return decodeEvent(value);
  const parsed = parseJson(value);
  return parsed.ok ? decodeEvent(parsed.value) : refuse(parsed.reason);
}

/** Reads one event of parsed JSON. */
export function decodeEvent(event: unknown): Decoded {
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    return refuse('the JSON is no object');
  const plain = readPlainEvent(event);
  return plain === undefined ? decodeAnyEvent(event) : { ok: true, message: plain };
}

/** As {@link decodeEvent}, attribute by attribute. */
export function decodeAnyEvent(event: object): Decoded {
  const message: Draft['message'] = { id: '', sender: '', type: '', data: undefined };
  const draft: Draft = {
    message,
    headers: undefined,
    version: undefined,
    base64: undefined,
    fault: undefined,
    ownFault: undefined,
  };
  for (const name of Object.keys(event)) readAttribute(draft, name, (event as Record<string, unknown>)[name]);
  if (draft.headers !== undefined) message.headers = draft.headers;
  const fault = findFault(draft) ?? readBinary(draft);
  return fault === undefined ? { ok: true, message: message as unknown as Message } : refuse(fault, message);
}

export function refuse(reason: string, message: Readonly<Record<string, unknown>> = {}): Decoded {
  const code = 'invalid_message';
  const known = Object.entries(message).filter(([name, value]) => name !== 'data' && value !== '');
  if (known.length === 0) return { ok: false, code, reason };
  return { ok: false, code, reason, partial: Object.fromEntries(known) };
}

function readAttribute(draft: Draft, name: string, value: unknown): void {
  if (name === 'data') draft.message.data = value;
  else if (value === null || value === undefined) {
    return; // REQ-ENV-15: null is absent
  } else if (name === 'data_base64') draft.base64 = value;
  else if (value === '') return;
  else if (name === 'specversion') draft.version = value;
  else readField(draft, name, value);
}

function readField(draft: Draft, name: string, value: unknown): void {
  const wireField = wireFields.get(name);
  if (wireField === undefined) {
    readHeader(draft, name, value);
    return;
  }
  const read = wireField.read(value);
  if (read !== undefined) draft.message[wireField.field] = read;
  else if (wireField.core) draft.fault ??= `${name} cannot be ${quote(value)}`;
  else draft.ownFault ??= `${name} cannot be ${quote(value)}`; // REQ-ENV-17
}

function readHeader(draft: Draft, name: string, value: unknown): void {
  if (!extensionName.test(name)) return; // REQ-ENV-18: drops __proto__ too
  draft.headers ??= {};
  draft.headers[name] = readText(value) ?? JSON.stringify(value);
}

function findFault(draft: Draft): string | undefined {
  const { id, sender, type } = draft.message;
  if (draft.version !== '1.0') return `specversion is ${quote(draft.version)}, not "1.0"`; // REQ-ENV-3
  if (draft.fault !== undefined) return draft.fault;
  if (id === '') return 'id is missing';
  if (sender === '') return 'source is missing';
  if (type === '') return 'type is missing';
  return draft.ownFault !== undefined && parseSource(sender as string) !== undefined
    ? draft.ownFault
    : undefined;
}

function readBinary(draft: Draft): string | undefined {
  if (draft.base64 === undefined) return undefined;
  if (draft.message.data !== undefined && draft.message.data !== null) return 'both data and data_base64';
  const bytes = typeof draft.base64 === 'string' ? decodeBase64(draft.base64) : undefined;
  if (bytes === undefined) return 'data_base64 is not base64'; // REQ-ENV-9
  draft.message.data = bytes;
  return isJsonContent(draft.message.contentType as string | undefined)
    ? readJsonBytes(draft, bytes)
    : undefined;
}

/** Some SDKs write JSON data as bytes. */
function readJsonBytes(draft: Draft, bytes: Uint8Array): string | undefined {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return `data_base64 holds no JSON: ${parsed.reason}`;
  draft.message.data = parsed.value;
  return undefined;
}
