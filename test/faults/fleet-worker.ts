/** A shop or a stock: writes down each send that resolved, each message it handled. Arguments: role url state instance log from count keepAliveSeconds lanes. */
import { appendFileSync } from 'node:fs';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import type { AnyAgent, AnyHandlers } from '../runtime/support/world.ts';
import { contracts, quickly } from './fleet.ts';

const [role = '', url = '', state = '', instance = '', log = '', from, count, keepAlive, lanes] =
  process.argv.slice(2);
const note = (n: number): void => {
  appendFileSync(log, `${n}\n`);
};

process.on('disconnect', () => process.exit());
const bus = await connect(quickly(url, Number(keepAlive)), { state });
const handle = ({ data }: { readonly data: unknown }): void => {
  note((data as { n: number }).n);
};
const handlers: AnyHandlers = role === 'shop' ? {} : { orders: handle, keyed: handle };
const agent: AnyAgent = bus.agent(defineAgent(role, contracts), handlers, { instance });
agent.on('role', (current) => process.send?.({ role: current }));
await agent.start();
process.send?.({ role: agent.role });

let next = Number(from);
const lane = async (): Promise<void> => {
  for (let n = next++; n < Number(from) + Number(count); n = next++) {
    await agent.send('orders', { n });
    note(n);
  }
};
await Promise.all(Array.from({ length: Number(lanes) }, lane));
