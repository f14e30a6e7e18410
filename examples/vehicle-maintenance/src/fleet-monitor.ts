import { startMonitor } from './demo/monitor.ts';
import { createDisplay } from './demo/progress.ts';
import { watchFleet } from './demo/watch.ts';
import { leave, onOrder, report } from './fleet/process-life.ts';
import { readSettings } from './fleet/settings.ts';

const stopping = new AbortController();
onOrder('stop', () => {
  stopping.abort();
});
const monitor = await startMonitor(readSettings().broker);
report({ kind: 'ready' });
const display = createDisplay({
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  write: (text) => void process.stdout.write(text),
  now: () => performance.now(),
});
await watchFleet({
  tally: monitor.tally,
  feed: { sent: 0, done: false, serviced: undefined },
  display,
  expected: undefined,
  signal: stopping.signal,
});
display.close();
await monitor.close();
leave();
