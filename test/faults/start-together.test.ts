import assert from 'node:assert/strict';
import { connect, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { until } from '../runtime/support/until.ts';
import type { AnyAgent } from '../runtime/support/world.ts';
import { describeWithMosquitto, startMosquitto, type Mosquitto } from '../support/mosquitto.ts';

/** Records of the front cross each other in most rounds; each crossing may leave the wrong one connected. */
const rounds = Array.from({ length: 15 }, (_, round) => `worker${round}`);

const contracts = bundle(
  rounds.map((name) => channel(name)),
  [
    ...rounds.map((name) => agent(name, { receives: { [name]: receive([name]) } })),
    agent('boss', { sends: Object.fromEntries(rounds.map((name) => [name, send()])) }),
  ],
);

describeWithMosquitto('Two instances that start in the same moment, on Mosquitto', () => {
  let broker: Mosquitto;
  let buses: Bus[];
  beforeEach(async () => {
    broker = await startMosquitto();
    buses = [];
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await broker.close();
  });

  async function start(name: string, instance: string, got: number[]): Promise<AnyAgent> {
    const bus = await connect(broker.url);
    buses.push(bus);
    const collect = ({ data }: { readonly data: unknown }): void => {
      got.push((data as { n: number }).n);
    };
    const handlers = name === 'boss' ? {} : { [name]: collect };
    const started = bus.agent(defineAgent(name, contracts), handlers, { instance });
    await started.start();
    return started;
  }

  it('leave one front that gets the messages, and another that takes over when it stops', async function () {
    this.timeout(60_000);
    const boss = await start('boss', 'i1', []);
    for (const name of rounds) {
      const got: number[] = [];
      const both = await Promise.all(['i1', 'i2'].map((instance) => start(name, instance, got)));
      await boss.send(name, { n: 1 });
      await until(() => got.length === 1);
      await until(() => both.some(({ role }) => role === 'active'));
      await both.find(({ role }) => role === 'active')?.stop();
      await boss.send(name, { n: 2 });
      await until(() => got.length === 2);
      assert.deepEqual(got, [1, 2]);
    }
  });
});
