import type { Bundle } from '@parley/schemas';
import { bind, mismatch } from './pattern.ts';
import { isObject, type Incoming, type Outgoing } from './scenario.ts';
import type { Scope } from './scope.ts';
import type { Output } from './stage.ts';

const contentTypes = {
  event: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
} as const;

interface Expected {
  readonly out: Outgoing;
  /** Which entry of the stream comes next. */
  readonly from: number;
  readonly protocol: 4 | 5;
  readonly contracts: Bundle;
  readonly scope: Scope;
}

export interface Comparison {
  readonly wrong?: string;
  /** How many events were in it. */
  readonly entries: number;
}

/** Compares a packet with what is expected, as far as it goes. */
export function comparePacket(output: Output, expected: Expected): Comparison {
  const { out, scope } = expected;
  const { qos = 1, retain = false } = out;
  if (output.qos !== qos) return { wrong: `qos is ${output.qos}, expected ${qos}`, entries: 0 };
  if (output.retain !== retain)
    return { wrong: `retain is ${output.retain}, expected ${retain}`, entries: 0 };
  const { value, pattern, entries, wrong } = contentOf(output, expected);
  if (wrong !== undefined) return { wrong, entries };
  bind(pattern, value, scope);
  return withWrong(
    wrongProperties(output, expected) ?? mismatch(pattern, value, { path: '', scope }),
    entries,
  );
}

/** Given where a scenario says nothing about them. */
export function usualProperties(packet: Incoming | Outgoing): object {
  if ('events' in packet) return { contentType: contentTypes.batch };
  return packet.event === undefined ? {} : { contentType: contentTypes.event };
}

/** `specversion` need not be said. */
export function asEvent(event: object): object {
  return { specversion: '1.0', ...event };
}

interface Content extends Comparison {
  readonly value?: unknown;
  readonly pattern?: unknown;
}

function contentOf(output: Output, expected: Expected): Content {
  const { out } = expected;
  if (out.empty === true)
    return withWrong(output.payload.length === 0 ? undefined : 'the payload is not empty', 1);
  const value = readJson(output.payload);
  if (out.stream !== undefined)
    return streamContent(value, output.payload.length, { ...expected, stream: out.stream });
  return { value, pattern: asEvent(out.event ?? {}), entries: 1 };
}

function streamContent(
  value: unknown,
  size: number,
  { stream, from, contracts }: Expected & { readonly stream: readonly object[] },
): Content {
  if (!Array.isArray(value)) return { value, pattern: asEvent(stream[from] ?? {}), entries: 1 };
  const count = value.length;
  const channel = isObject(value[0]) ? String(value[0].channel) : '';
  const { messages = 0, bytes = 0 } = contracts.channels[channel]?.batch ?? {};
  const pattern = stream.slice(from, from + count).map(asEvent);
  const isLegal = count > 1 && count <= messages && size <= bytes;
  const wrong = isLegal ? {} : { wrong: `a batch of ${count} events and ${size} bytes` };
  return { value, pattern, entries: count, ...wrong };
}

/** Of a stream each packet has the content type that fits it. */
function wrongProperties(
  { properties, payload }: Output,
  { out, protocol, scope }: Expected,
): string | undefined {
  if (protocol === 4) return undefined;
  const contentType = Array.isArray(readJson(payload)) ? contentTypes.batch : contentTypes.event;
  const pattern =
    out.stream === undefined ? (out.properties ?? usualProperties(out)) : { contentType, ...out.properties };
  return mismatch(pattern, properties, { path: 'properties', scope });
}

function withWrong(wrong: string | undefined, entries: number): Comparison {
  return wrong === undefined ? { entries } : { wrong, entries };
}

function readJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString());
  } catch {
    return Buffer.from(payload).toString();
  }
}
