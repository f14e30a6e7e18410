import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { connect } from '@parley/runtime';
import { customer } from '../generated/agents.ts';

const items = ['tea', 'coffee', 'cake'] as const;

const bus = await connect(process.env['PARLEY_BROKER'] ?? 'mqtt://localhost:1883');
const agent = bus.agent(customer, {});
const stopping = new AbortController();

process.once('SIGTERM', () => {
  stopping.abort();
});
await agent.start();

for (let round = 0; ; round += 1) {
  await setTimeout(2000, undefined, { signal: stopping.signal }).catch(() => undefined);
  if (stopping.signal.aborted) break;
  const item = items[round % items.length] ?? 'tea';
  try {
    const quote = await agent.request(
      'quote.request',
      { item, quantity: 1 + (round % 4) },
      { signal: stopping.signal },
    );
    console.log(`${quote.data.quantity} x ${item} would be ${(quote.data.totalCents / 100).toFixed(2)}`);
    await agent.send('order.placed', { orderId: randomUUID(), ...quote.data });
  } catch (error) {
    console.log(String(error));
  }
}

await agent.stop();
await bus.close();
