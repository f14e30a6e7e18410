/** A worker whose first attempt at the message 0 never ends; it tells what it begins with. Arguments: url, state folder. */
import { connect } from '@parley/runtime';
import { defineAgent, type Context, type Received } from '@parley/runtime/codegen';
import { stuckContracts } from './stuck-contracts.ts';

const [url, state = ''] = process.argv.slice(2);
const bus = await connect(url, { state });
const begin = async ({ data }: Received, { attempt }: Context): Promise<void> => {
  const { n } = data as { n: number };
  process.send?.({ n, attempt });
  if (n === 0 && attempt === 1) await new Promise(() => undefined);
};
const worker = bus.agent(defineAgent('worker', stuckContracts), { own: begin, other: begin });
await worker.start();
process.send?.({ isOnline: true });
