const types = [
  'reserved',
  'connect',
  'connack',
  'publish',
  'puback',
  'pubrec',
  'pubrel',
  'pubcomp',
  'subscribe',
  'suback',
  'unsubscribe',
  'unsuback',
  'pingreq',
  'pingresp',
  'disconnect',
  'auth',
] as const;

export type PacketType = (typeof types)[number];

export function packetTypeOf(packet: Uint8Array): PacketType {
  return types[(packet[0] ?? 0) >> 4] ?? 'reserved';
}

/** Cuts a stream of bytes into MQTT packets; what is unfinished waits for the rest. */
export class PacketSplitter {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): readonly Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const packets: Buffer[] = [];
    for (let bytes = packetBytes(this.#rest); bytes !== undefined; bytes = packetBytes(this.#rest)) {
      packets.push(this.#rest.subarray(0, bytes));
      this.#rest = this.#rest.subarray(bytes);
    }
    return packets;
  }
}

/** Undefined while the packet at the beginning is not all there. */
function packetBytes(bytes: Buffer): number | undefined {
  let length = 0;
  for (let index = 1; index <= 4; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 128 ** (index - 1);
    if (byte < 0x80) return bytes.length < 1 + index + length ? undefined : 1 + index + length;
  }
  throw new Error('these bytes are no MQTT');
}
