/**
 * One process of a run that measures how long single messages take: `latency-worker.ts raw|parley producer|consumer URL AGENT`.
 * A message carries the time when it was sent, of a clock that all processes of a machine share.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { bundle, reading } from './contracts.ts';
import type { Paced } from './latency.ts';

type UntypedHandler = (message: { readonly data: unknown }) => unknown;
type Command = { kind: 'run'; paced: Paced } | { kind: 'handled' } | { kind: 'samples' } | { kind: 'close' };

/** What the handler of a message of the flood takes. */
const bulkMs = 2;

process.on('disconnect', () => process.exit());

const [side, role, url = '', agentName = ''] = process.argv.slice(2);
const tell = (message: object): void => void process.send?.(message);
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;
const samples: number[] = [];
let under = 0;

const onTimed = (data: { torque: number }): void => void samples.push(nowMs() - data.torque);
const onBulk = async (): Promise<void> => {
  await pause(bulkMs);
  tell({ kind: 'handled' });
};

async function run(paced: Paced, send: (channel: string, data: object) => Promise<unknown>): Promise<void> {
  let isOver = false;
  const flood = async (): Promise<void> => {
    while (!isOver && paced.flood > 0) {
      if (under < paced.flood) {
        under += 1;
        await send('bench.bulk', reading);
      } else await pause(1);
    }
  };
  const flooding = flood();
  // The flood stands before the first one is timed.
  await pause(paced.flood > 0 ? 500 : 0);
  const sends: Promise<unknown>[] = [];
  for (let count = 0; count < paced.count; count++) {
    sends.push(send(paced.channel, { ...reading, torque: nowMs() }));
    await pause(paced.everyMs);
  }
  await Promise.all(sends);
  isOver = true;
  await flooding;
}

async function startParley() {
  const state = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const bus = await connect(url, { state });
  const timed = ({ data }: { data: unknown }): void => {
    onTimed(data as { torque: number });
  };
  const handlers: Readonly<Record<string, Record<string, UntypedHandler>>> = {
    consumer: Object.fromEntries(
      Object.keys(bundle.agents.consumer?.receives ?? {}).map((channel) => [channel, timed]),
    ),
    'flood-consumer': { 'bench.bulk': onBulk, 'bench.urgent': timed },
  };
  const agent = bus.agent(defineAgent(agentName, bundle), handlers[agentName] ?? {});
  await agent.start();
  return {
    send: (channel: string, data: object) => agent.send(channel, data),
    close: async () => {
      await bus.close();
      await rm(state, { recursive: true });
    },
  };
}

/** One connection for all, and a message is handled before the next: what a bare client does that must not lose any. */
async function startRaw() {
  const client: MqttClient = await connectAsync(url, {
    protocolVersion: 5,
    properties: { receiveMaximum: 10 },
  });
  (client.stream as unknown as { setNoDelay?: (on: boolean) => void }).setNoDelay?.(true);
  client.handleMessage = ({ topic, payload }, done) => {
    if (topic === 'bench.bulk') {
      void onBulk().then(() => {
        done();
      });
      return;
    }
    onTimed(JSON.parse(payload.toString()) as { torque: number });
    done();
  };
  if (role === 'consumer') await client.subscribeAsync(['bench.bulk', 'bench.urgent'], { qos: 1 });
  return {
    send: (channel: string, data: object) => client.publishAsync(channel, JSON.stringify(data), { qos: 1 }),
    close: () => client.endAsync(true),
  };
}

const worker = await (side === 'raw' ? startRaw() : startParley());
process.on('message', (command: Command) => {
  if (command.kind === 'handled') under -= 1;
  else if (command.kind === 'samples') tell({ kind: 'samples', samples });
  else if (command.kind === 'close') void worker.close().then(() => process.exit());
  else
    void run(command.paced, worker.send).then(() => {
      tell({ kind: 'sent' });
    });
});
tell({ kind: 'ready' });
