import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { bundle, reading } from './contracts.ts';
import { keepInFlight, type Consumer, type Producer } from './scenario.ts';

/** The producer agent: validated data, envelopes, presence, the works. */
export async function createParleyProducer(
  url: string,
  waitForCredit: (sent: number) => Promise<void>,
): Promise<Producer> {
  const bus = await connect(url);
  const agent = bus.agent(defineAgent('producer', bundle), {});
  await agent.start();
  return {
    run: (scenario) => {
      const channel = `${scenario.kind === 'events' ? 'bench.event' : 'bench.ask'}${String(scenario.qos)}`;
      return keepInFlight(scenario.messages, scenario.window, async (index) => {
        if (scenario.kind === 'requests') {
          await agent.request(channel, reading);
          return;
        }
        await waitForCredit(index);
        await agent.send(channel, reading);
      });
    },
    close: () => bus.close(),
  };
}

export async function createParleyConsumer(url: string, onHandled: () => void): Promise<Consumer> {
  const bus = await connect(url);
  const agent = bus.agent(defineAgent('consumer', bundle), {
    'bench.event0': onHandled,
    'bench.event1': onHandled,
    'bench.ask0': () => {
      onHandled();
      return reading;
    },
    'bench.ask1': () => {
      onHandled();
      return reading;
    },
  });
  await agent.start();
  return { close: () => bus.close() };
}
