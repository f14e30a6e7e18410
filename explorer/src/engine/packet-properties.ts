import type { CapturedPacket } from '../capture/capture.ts';

/** What agents send with each message is nothing but a content type, and it is the same all the time. */
let latest = { contentType: '', json: '{"contentType":""}' };

/** The MQTT properties of a packet as JSON; undefined when it has none. */
export function propertiesOf({ properties }: Pick<CapturedPacket, 'properties'>): string | undefined {
  const names = Object.keys(properties);
  if (names.length === 0) return undefined;
  const { contentType } = properties;
  if (names.length > 1 || contentType === undefined) return writeProperties(properties);
  if (contentType !== latest.contentType) latest = { contentType, json: JSON.stringify({ contentType }) };
  return latest.json;
}

function writeProperties({ correlationData, ...plain }: CapturedPacket['properties']): string | undefined {
  if (correlationData === undefined)
    return Object.keys(plain).length === 0 ? undefined : JSON.stringify(plain);
  return JSON.stringify({ ...plain, correlationData: Buffer.from(correlationData).toString('utf8') });
}
