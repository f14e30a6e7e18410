/** What foreign gateways do wrong, each with the error code that its message must end with. */
export const defects = [
  'wrong-type',
  'missing-member',
  'unknown-member',
  'out-of-range',
  'not-json',
  'not-an-object',
  'not-utf-8',
  'no-type',
  'unknown-type',
  'too-large',
] as const;
export type Defect = (typeof defects)[number];

type Json = Readonly<Record<string, unknown>>;

/** Spoils an event: returns the bytes that a broken gateway would send in its place. */
export function spoil(event: Json, defect: Defect): Uint8Array {
  return spoilers[defect](event);
}

const spoilers: Readonly<Record<Defect, (event: Json) => Uint8Array>> = {
  'wrong-type': (event) => encode(withMeasurements(event, { torqueNm: 'strong' })),
  'missing-member': (event) => encode(withMeasurements(event, { rotationalSpeedRpm: undefined })),
  'unknown-member': (event) => encode(withMeasurements(event, { moonPhase: 'full' })),
  'out-of-range': (event) => encode(withMeasurements(event, { airTemperatureK: -300 })),
  'not-json': (event) => new TextEncoder().encode(JSON.stringify(event).slice(0, -9)),
  'not-an-object': (event) => encode(['reading', event.id].join(' ')),
  'not-utf-8': (event) => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, ...encode(event.id), 0x7d]),
  'no-type': (event) => encode({ ...event, type: undefined }),
  'unknown-type': (event) => encode({ ...event, type: 'fleet.weather-report.v1' }),
  'too-large': (event) => encode({ ...event, padding: 'x'.repeat(16 * 1024) }),
};

function withMeasurements(event: Json, changes: Json): Json {
  const data = event.data as Json;
  return { ...event, data: { ...data, measurements: { ...(data.measurements as Json), ...changes } } };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
