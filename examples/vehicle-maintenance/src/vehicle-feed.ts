import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leave, onOrder, orders, report } from './fleet/process-life.ts';
import type { Order } from './fleet/process-life.ts';
import { readSettings } from './fleet/settings.ts';
import { createFeed } from './input/feed.ts';
import { generateReadings } from './input/generator.ts';
import { loadReadings } from './input/source.ts';

const reportIntervalMs = 200;
const livePauseMs = 50;
const liveReadings = 1_000_000;

const settings = readSettings();
const stopping = new AbortController();
const next = new Promise<Order>((resolve) => {
  for (const order of orders) onOrder(order, resolve);
});
onOrder('stop', () => {
  stopping.abort();
});

const readings = loadReadings(settings);
const book = settings.isBooked ? await openBook() : undefined;
const feed = await createFeed({
  broker: settings.broker,
  patienceMs: settings.patienceSeconds * 1000,
  onSent: (workflow, { defect }) => book?.(workflow, defect === undefined ? 'sent' : 'malformed'),
  onEnded: (workflow) => book?.(workflow, 'ended'),
});
let done = false;
const reporting = setInterval(reportSent, reportIntervalMs);
report({ kind: 'ready' });

for (const reading of readings) {
  if (stopping.signal.aborted) break;
  await feed.send(reading);
}
await feed.settle();
done = true;
reportSent();
// Alone it goes on until Ctrl-C.
if (!process.connected || (await next) === 'live') await sendLive();
clearInterval(reporting);
await feed.close();
leave();

/** Not the gateway's business, but that of who reckons. */
async function openBook(): Promise<(workflow: string, name: string) => void> {
  const { openLedger } = await import('./fleet/ledger.ts');
  const { folder, instance } = settings;
  const ledger = openLedger({ folder: join(folder, 'data'), agent: 'vehicle-feed', instance });
  return (workflow, name) => {
    ledger.write(workflow, name);
  };
}

function reportSent(): void {
  report({ kind: 'sent', sent: feed.sent, done, serviced: feed.serviced });
}

async function sendLive(): Promise<void> {
  for (const reading of generateReadings({ seed: settings.seed + 1, count: liveReadings })) {
    if (stopping.signal.aborted) return;
    await feed.send(reading);
    await sleep(livePauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}
