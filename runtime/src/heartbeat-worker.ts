/** The thread of `heartbeat: 'worker'`: a connection of its own and a timer per instance, nothing else. */
import { parentPort, workerData } from 'node:worker_threads';
import type { HealthData } from '@parley/schemas';
import { createSystemMessages, systemTypes } from './agent/system-messages.ts';
import { createEnvironment } from './environment.ts';
import { createProcessLoad } from './presence/process-load.ts';
import { readVitals } from './presence/vitals.ts';
import type { BeatOrder, BeatWorkerData } from './presence/worker-beats.ts';
import { contentTypes } from './protocol/envelope.ts';
import { createFactory } from './transport/factory.ts';

const { url, credentials } = workerData as BeatWorkerData;
const environment = createEnvironment();
const transport = createFactory(url, credentials).create({
  clientId: `parley:beat:${environment.random.fraction().toString(36).slice(2, 14)}`,
});
const timers = new Map<string, NodeJS.Timeout>();
const processLoad = createProcessLoad();

function begin({ topic, source, incarnation, intervalMs, vitals }: BeatOrder & { kind: 'add' }): void {
  const write = createSystemMessages(source, environment);
  const beat = (): void => {
    if (transport.state !== 'online') return;
    const data: HealthData = { incarnation, intervalMs, ...readVitals(vitals), ...processLoad() };
    const payload = write(systemTypes.health, data);
    const properties = { contentType: contentTypes.event };
    // The next one is due soon.
    transport.publish({ topic, payload, qos: 0, properties }).catch(() => undefined);
  };
  clearInterval(timers.get(source));
  timers.set(source, setInterval(beat, intervalMs));
}

parentPort?.on('message', (order: BeatOrder) => {
  if (order.kind === 'add') begin(order);
  else {
    clearInterval(timers.get(order.source));
    timers.delete(order.source);
  }
});
await transport.open();
