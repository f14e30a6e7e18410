import { createRandom } from '#examples/vehicle-maintenance/src/domain/random.ts';

export interface HostilePacket {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** How many messages a receiver counts: a list is a batch on MQTT 3.1.1, and an empty one counts once. */
  readonly entries: number;
}

type Json = Readonly<Record<string, unknown>>;
type Hostility = (event: Json) => Uint8Array;

const measurements = {
  quality: 'M',
  airTemperatureK: 298.1,
  processTemperatureK: 308.6,
  rotationalSpeedRpm: 1551,
  torqueNm: 42.8,
  toolWearMin: 0,
};

/** Input channels of the fleet, with a type and data that would be right. */
const inputs = [
  {
    topic: 'fleet/eu/north/readings',
    type: 'fleet.vehicle-reading.v1',
    data: { vehicleId: 'v', productId: 'M1', measurements },
  },
  { topic: 'fleet/us/south/feedback', type: 'fleet.feedback.v1', data: { vehicleId: 'v', rating: 3 } },
  {
    topic: 'fleet/eu/south/safety',
    type: 'fleet.safety-alert.v1',
    data: { vehicleId: 'v', modes: ['PWF'] },
  },
  {
    topic: 'fleet/us/north/analysis',
    type: 'fleet.analysis-request.v1',
    data: { vehicleId: 'v', measurements },
  },
] as const;

const hostilities: Readonly<Record<string, Hostility>> = {
  empty: () => new Uint8Array(),
  'not JSON': () => text('{"specversion": "1.0", '),
  'not an object': () => text('42'),
  'an array': () => text('[]'),
  'an array of nonsense': () => text('[1, null, "x"]'),
  'invalid UTF-8': (event) => {
    const bytes = json(event);
    bytes[bytes.length - 4] = 0xff;
    return bytes;
  },
  'NUL bytes': () => new Uint8Array(64),
  huge: (event) => json({ ...event, data: { ...(event.data as Json), padding: 'x'.repeat(300_000) } }),
  'no id': (event) => json({ ...event, id: undefined }),
  'an id of another kind': (event) => json({ ...event, id: { toString: 'x' } }),
  'no source': (event) => json({ ...event, source: undefined }),
  'another specversion': (event) => json({ ...event, specversion: '9.9' }),
  'wrong types': (event) => json({ ...event, data: { vehicleId: 7, measurements: 'none', rating: 'good' } }),
  'data null': (event) => json({ ...event, data: null }),
  'data a list': (event) => json({ ...event, data: [event.data] }),
  'base64 that is none': (event) => json({ ...event, data: undefined, data_base64: '%%%' }),
  'unknown type': (event) => json({ ...event, type: 'fleet.nothing.v1' }),
  'type of another channel': (event) => json({ ...event, type: 'fleet.insight.v1' }),
  'reserved type': (event) => json({ ...event, type: 'parley.command.v1' }),
  'illegal type': (event) => json({ ...event, type: '../../etc/passwd' }),
  'another channel': (event) => json({ ...event, channel: 'monitoring.statistics' }),
  expired: (event) => json({ ...event, expirytime: '2001-01-01T00:00:00Z' }),
  'time that is none': (event) => json({ ...event, time: 'yesterday', expirytime: 'never' }),
  'deep nesting': () => text(`{"data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
  'deep nesting in data': (event) =>
    text(
      JSON.stringify({ ...event, data: 0 }).replace(
        '"data":0',
        `"data":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
      ),
    ),
  'a polluted prototype': (event) =>
    text(
      JSON.stringify(event).replace(
        '{',
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
      ),
    ),
  'a polluted prototype in data': (event) =>
    text(JSON.stringify(event).replace('"data":{', '"data":{"__proto__":{"polluted":true},')),
  'a reply to somewhere else': (event) => json({ ...event, replyto: 'fleet/eu/north/readings' }),
  'too many hops': (event) => json({ ...event, hops: 1_000_000 }),
  'numbers out of range': (event) => text(JSON.stringify({ ...event, n: 0 }).replace('"n":0', '"n":1e999')),
};

const entriesOf: Readonly<Record<string, number>> = { 'an array of nonsense': 3 };

const hostilityNames = Object.keys(hostilities);

/** Packets of every hostility for every input, in an order that the seed sets; every tenth comes twice. */
export function createHostilePackets({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number;
}): HostilePacket[] {
  const random = createRandom(seed);
  const packets: HostilePacket[] = [];
  for (let index = 0; packets.length < count; index += 1) {
    const input = inputs[Math.floor(random() * inputs.length)] ?? inputs[0];
    const name = hostilityNames[index % hostilityNames.length] ?? '';
    const hostility = hostilities[name];
    if (hostility === undefined) continue;
    const { topic, type, data } = input;
    const source = random() < 0.5 ? '/agents/vehicle-feed/gateway' : 'https://somewhere.example/else';
    const event = { specversion: '1.0', id: `hostile-${index}`, source, type, data };
    const packet = { topic, payload: hostility(event), entries: entriesOf[name] ?? 1 };
    packets.push(packet);
    if (index % 10 === 0) packets.push(packet);
  }
  return packets.slice(0, count);
}

function json(value: unknown): Uint8Array {
  return text(JSON.stringify(value));
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
