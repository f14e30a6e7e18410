/** An instance that only beats. Arguments: url, instance, heartbeat, interval; a number by IPC keeps its main loop busy for so many ms. */
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { contracts } from './contracts.ts';

const [url, instance = '', heartbeat, interval] = process.argv.slice(2);
const bus = await connect(url, { heartbeat: heartbeat === 'worker' ? 'worker' : 'main' });
const boss = bus.agent(defineAgent('boss', contracts), {}, { instance, healthIntervalMs: Number(interval) });
await boss.start();
process.on('message', (busyMs: number) => {
  const end = performance.now() + busyMs;
  while (performance.now() < end);
});
process.send?.('online');
