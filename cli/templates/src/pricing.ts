import { connect } from '@parley/runtime';
import { pricing } from '../generated/agents.ts';

const priceCents = { tea: 250, coffee: 320, cake: 450 };

const bus = await connect(process.env['PARLEY_BROKER'] ?? 'mqtt://localhost:1883');

const agent = bus.agent(pricing, {
  // What the handler returns is the reply; its type comes from the channel.
  'quote.request': (request) => {
    const { item, quantity } = request.data;
    return { item, quantity, totalCents: priceCents[item] * quantity };
  },
});

process.once('SIGTERM', () => void agent.stop().then(() => bus.close()));
await agent.start();
console.log('open for questions');
