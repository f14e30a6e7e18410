import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { bundle, reading } from './contracts.ts';
import { keepInFlight, type Consumer, type Producer, type Scenario } from './scenario.ts';

/** The producer agent: validated data, envelopes, presence, the works. */
export async function createParleyProducer(
  url: string,
  waitForCredit: (sent: number) => Promise<void>,
): Promise<Producer> {
  const { bus, close } = await connectWithState(url);
  const agent = bus.agent(defineAgent('producer', bundle), {});
  await agent.start();
  return {
    run: (scenario) => {
      const channel = channelOf(scenario);
      return keepInFlight(scenario.messages, scenario.window, async (index) => {
        if (scenario.kind === 'requests') {
          await agent.request(channel, reading);
          return;
        }
        await waitForCredit(index);
        await agent.send(channel, reading);
      });
    },
    close,
  };
}

export async function createParleyConsumer(url: string, onHandled: () => void): Promise<Consumer> {
  const { bus, close } = await connectWithState(url);
  const agent = bus.agent(defineAgent('consumer', bundle), {
    'bench.event0': onHandled,
    'bench.event1': onHandled,
    'bench.batched': onHandled,
    'bench.durable': onHandled,
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
  return { close };
}

function channelOf({ kind, qos, isDurable, isBatched }: Scenario): string {
  if (isBatched === true) return 'bench.batched';
  if (isDurable === true) return 'bench.durable';
  return `${kind === 'events' ? 'bench.event' : 'bench.ask'}${String(qos)}`;
}

/** A durable channel needs a folder; what is not durable never touches it. */
async function connectWithState(url: string): Promise<{ bus: Bus; close: () => Promise<void> }> {
  const state = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const bus = await connect(url, { state });
  return {
    bus,
    close: async () => {
      await bus.close();
      await rm(state, { recursive: true });
    },
  };
}
