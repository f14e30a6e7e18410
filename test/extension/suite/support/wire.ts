import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts';
import { connectAsync } from 'mqtt';

/** A real broker, and somebody who sends to it. */
export interface Wire {
  readonly url: string;
  send(event: object, topic: string): Promise<void>;
  close(): Promise<void>;
}

export async function startWire(): Promise<Wire> {
  const mosquitto: Mosquitto = await startMosquitto();
  const client = await connectAsync(mosquitto.url, { protocolVersion: 5 });
  return {
    url: mosquitto.url,
    send: async (event, topic) => {
      await client.publishAsync(topic, JSON.stringify(event), { qos: 1 });
    },
    close: async () => {
      await client.endAsync(true);
      await mosquitto.close();
    },
  };
}

export const requestTopic = 'fleet/eu/north/analysis';
let counter = 0;

/** A request for a diagnosis, as the orchestrator sends it; or as `more` says. */
export function analysisRequest(airTemperatureK: unknown, more: object = {}): object {
  counter += 1;
  const measurements = { quality: 'M', airTemperatureK, processTemperatureK: 308.6 };
  return {
    specversion: '1.0',
    id: `request-${String(counter)}`,
    source: '/agents/orchestrator/i1',
    type: 'fleet.analysis-request.v1',
    time: new Date().toISOString(),
    channel: 'analysis.request',
    data: {
      vehicleId: 'VH-4711',
      measurements: { ...measurements, rotationalSpeedRpm: 1282, torqueNm: 68.3, toolWearMin: 12 },
    },
    ...more,
  };
}
