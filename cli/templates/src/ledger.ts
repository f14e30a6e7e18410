import { connect } from '@parley/runtime';
import { ledger } from '../generated/agents.ts';

let totalCents = 0;

const bus = await connect(process.env['PARLEY_BROKER'] ?? 'mqtt://localhost:1883');

const agent = bus.agent(ledger, {
  'order.placed': (order) => {
    totalCents += order.data.totalCents;
    console.log(`${order.data.quantity} x ${order.data.item}; ${(totalCents / 100).toFixed(2)} taken so far`);
  },
});

process.once('SIGTERM', () => void agent.stop().then(() => bus.close()));
await agent.start();
console.log('the book is open');
