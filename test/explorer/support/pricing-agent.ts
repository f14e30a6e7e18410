import { ParleyError, connect } from '@parley/runtime';
import { construct, defineAgent } from '@parley/runtime/codegen';
import { createFactory } from '@parley/runtime/transport';
import { resolveBundle } from '@parley/toolchain';
import { shopWorkspace } from './watched.ts';

/** The pricing of the shop as a real agent at a broker. */
export interface PricingAgent {
  /** `busy`: it throws, which makes an error reply. */
  readonly state: { is: 'open' | 'busy' };
  close(): Promise<void>;
}

export async function startPricingAgent(url: string): Promise<PricingAgent> {
  const state: PricingAgent['state'] = { is: 'open' };
  const bus = await connect(createFactory(url));
  const agent = bus.agent(
    defineAgent('pricing', resolveBundle(shopWorkspace)),
    {
      'quote.request': () => {
        if (state.is === 'busy') throw new ParleyError('unavailable', 'the price list is being written');
        return construct('shop.quote.v1', { totalCents: 250 });
      },
    },
    { instance: 'p1' },
  );
  await agent.start();
  return {
    state,
    close: async () => {
      await agent.stop();
      await bus.close();
    },
  };
}
