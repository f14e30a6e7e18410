/** Publishes envelopes at a rate, in steps of ten milliseconds; tells its parent how many. */
import mqtt from 'mqtt';
import { envelope } from './envelope.ts';

const [url = '', rate = '0', seconds = '0'] = process.argv.slice(2);
const client = await mqtt.connectAsync(url, { clientId: 'bench-publisher' });
const total = Number(rate) * Number(seconds);
const startedAt = performance.now();
let published = 0;

while (published < total) {
  const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * Number(rate)));
  for (; published < due; published++) client.publish('bench/reading', envelope(published), { qos: 0 });
  await new Promise((resolve) => setTimeout(resolve, 10));
}
await client.endAsync();
process.send?.({ published });
process.disconnect();
