import { connect } from '@parley/runtime';
import type { Bus, Statistics } from '@parley/runtime';
import type { FleetStatisticsV1 } from '../generated/messages.ts';
import { createCounts } from './counts.ts';
import type { Counts } from './counts.ts';
import { onOrder, report } from './process-life.ts';
import { readSettings } from './settings.ts';

const statisticsIntervalMs = 500;

/** What this needs of an agent, whatever its contract. */
export interface FleetAgent {
  start(): Promise<void>;
  stop(): Promise<void>;
  statistics(): Statistics;
  send(channel: 'monitoring.statistics', content: FleetStatisticsV1): Promise<unknown>;
}

/** Runs one agent as a process: connects, starts, tells its counts twice a second, and stops cleanly when it is asked to. */
export async function runAgent(create: (bus: Bus, counts: Counts) => FleetAgent): Promise<void> {
  const counts = createCounts();
  const bus = await connect(readSettings().broker);
  const agent = create(bus, counts);
  await agent.start();
  const tell = (): void => {
    agent.send('monitoring.statistics', toStatistics(agent, counts)).catch(complain);
  };
  const telling = setInterval(tell, statisticsIntervalMs);
  onOrder('stop', () => {
    clearInterval(telling);
    void stop(agent, bus);
  });
  report({ kind: 'ready' });
}

function toStatistics(agent: FleetAgent, counts: Counts): FleetStatisticsV1 {
  const { deadLetters, ...delivery } = agent.statistics();
  return { counters: { ...delivery, ...counts.snapshot() }, deadLetters };
}

async function stop(agent: FleetAgent, bus: Bus): Promise<void> {
  await agent.stop();
  await bus.close();
  if (process.connected) process.disconnect();
}

function complain(caught: unknown): void {
  console.error(`statistics: ${caught instanceof Error ? caught.message : String(caught)}`);
}
