import { connect } from '@parley/runtime';
import { fleetMonitor } from '../generated/agents.ts';
import type { FleetWorkflowReportV1 } from '../generated/messages.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';

/** The demo's own agent: it adds up what the others count, and asks the orchestrator about workflows. */
export interface Monitor {
  readonly tally: Tally;
  /** Where a workflow stands; undefined when the orchestrator does not know it. */
  ask(workflow: string): Promise<FleetWorkflowReportV1 | undefined>;
  close(): Promise<void>;
}

/** Counts of an earlier run would be added to this one's. */
const sessionSeconds = 1;

/** Joins the fleet as `fleet-monitor`. Rejects when the signal aborts before a broker answers. */
export async function startMonitor(broker: string, signal?: AbortSignal): Promise<Monitor> {
  const tally = createTally();
  const bus = await connect(broker, signal === undefined ? {} : { signal });
  const agent = bus.agent(
    fleetMonitor,
    {
      'monitoring.statistics': ({ sender, data }) => {
        tally.record(sender, data);
      },
    },
    { sessionExpirySeconds: sessionSeconds },
  );
  await agent.start();
  return {
    tally,
    async ask(workflow) {
      const answer = await agent.request('external.request', { workflow });
      return answer.type === 'fleet.workflow-report.v1' ? answer.data : undefined;
    },
    async close() {
      await agent.stop();
      await bus.close();
    },
  };
}
