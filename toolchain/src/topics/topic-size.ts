import type { Address } from './address.ts';
import { type ParameterSchema, listedValues } from './level.ts';

/** MQTT 4.7.3: a topic has at most so many bytes of UTF-8. */
export const maxTopicBytes = 65_535;
/** EMQX refuses deeper topics unless told otherwise; Mosquitto from 200 on. */
export const maxTopicLevels = 128;
/** AWS IoT Core takes no more than 7 slashes and 256 bytes, and others follow it. */
export const portableTopicLevels = 8;
export const portableTopicBytes = 256;

/** How large the topics of an address can get, with the tenant in front. */
export interface TopicSize {
  readonly levels: number;
  /** Of the longest topic; parameters without a limit count as one byte. */
  readonly bytes: number;
}

export function topicSizeOf(address: Address, tenant: string | null): TopicSize {
  const front = tenant === null ? [] : tenant.split('/');
  const lengths = [
    ...front.map(bytesOf),
    ...address.map((level) => (level.kind === 'text' ? bytesOf(level.text) : longestOf(level.schema))),
  ];
  const slashes = lengths.length - 1;
  return { levels: lengths.length, bytes: lengths.reduce((sum, length) => sum + length, slashes) };
}

/** A value of as many characters as `maxLength` allows has at least as many bytes. */
function longestOf(schema: ParameterSchema): number {
  const listed = listedValues(schema);
  if (listed !== undefined) return Math.max(1, ...listed.map(bytesOf));
  const limit = typeof schema === 'boolean' ? undefined : schema.maxLength;
  return typeof limit === 'number' && limit >= 1 ? limit : 1;
}

const ascii = /^[\x20-\x7e]*$/;
const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return ascii.test(text) ? text.length : encoder.encode(text).length;
}
