/** The attribute names that the envelope keeps for itself; a header never has one of these (docs/spec/envelope.md). */
export const wireNames = [
  'specversion',
  'id',
  'source',
  'type',
  'time',
  'datacontenttype',
  'dataschema',
  'subject',
  'channel',
  'address',
  'correlationid',
  'causationid',
  'recipient',
  'replyto',
  'priority',
  'expirytime',
  'seq',
  'receipt',
  'partitionkey',
  'attempt',
  'epoch',
  'hops',
  'tags',
  'traceparent',
  'tracestate',
  'data',
  'data_base64',
] as const;

const known: ReadonlySet<string> = new Set(wireNames);
const sequence = /^(?:0|[1-9][0-9]{0,15})\.[1-9][0-9]{0,15}$/;
const json = /^[^;]*[/+]json[ \t]*(?:;|$)/i;
const maxInteger = 0x7fff_ffff;

/** True for an attribute of the envelope's own table. */
export function isWireName(name: string): boolean {
  return known.has(name);
}

/** `"{epoch}.{n}"`, n from 1. */
export function isSequence(value: string): boolean {
  return sequence.test(value); // REQ-ENV-13
}

/** True for the two kinds of receipt that a sender can ask for. */
export function isReceipt(value: string): value is 'received' | 'handled' {
  return value === 'received' || value === 'handled';
}

/** An Integer of CloudEvents (signed, 32 bits) that is not below `least`. */
export function isInteger(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= maxInteger;
}

/** Whether data of this content type travels as JSON; no content type means application/json. */
export function isJsonContent(contentType: string | undefined): boolean {
  return contentType === undefined || json.test(contentType); // REQ-ENV-8
}
