const sources = 20;

/** An event as an agent sends it, about 500 bytes; senders take turns and number their messages. */
export function envelope(index: number): string {
  const sender = index % sources;
  const own = Math.floor(index / sources) + 1;
  return JSON.stringify({
    specversion: '1.0',
    id: `0190f3aa-0000-7000-8000-${String(index).padStart(12, '0')}`,
    source: `/agents/data-analysis/a${String(sender)}`,
    type: 'bench.reading.v1',
    time: '2026-11-21T08:30:40.123Z',
    channel: 'bench.reading',
    correlationid: `0190f3ab-0000-7000-8000-${String(index >> 3).padStart(12, '0')}`,
    seq: `1.${String(own)}`,
    priority: 2,
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    data: {
      vehicleId: `VH-${String(index % 5000)}`,
      risk: (index % 101) / 100,
      diagnosis: 'gearbox-wear',
      readings: { torqueNm: 68.3, speedRpm: 1282 },
    },
  });
}

export const benchFiles: Readonly<Record<string, string>> = {
  'messages/bench.reading.v1.schema.json': JSON.stringify({
    type: 'object',
    required: ['vehicleId', 'risk'],
    properties: {
      vehicleId: { type: 'string', pattern: '^VH-[0-9]+$' },
      risk: { type: 'number', minimum: 0, maximum: 1 },
      diagnosis: { type: 'string' },
      readings: { type: 'object', additionalProperties: { type: 'number' } },
    },
  }),
  'channels/bench.channel.json': JSON.stringify({
    channels: {
      'bench.reading': { address: 'bench/reading', messages: ['bench.reading.v1'], delivery: 'at-most-once' },
      // Only what is delivered at least once is numbered by its sender.
      'bench.counted': { address: 'bench/counted', messages: ['bench.reading.v1'] },
      'bench.batched': { address: 'bench/batched', messages: ['bench.reading.v1'], batch: true },
    },
  }),
  'agents/data-analysis.agent.json': JSON.stringify({
    agent: 'data-analysis',
    sends: { 'bench.reading': {}, 'bench.counted': {}, 'bench.batched': {} },
  }),
};
