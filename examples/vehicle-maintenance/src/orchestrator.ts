import type { Agent } from '@parley/runtime';
import { runAgent } from './fleet/run-agent.ts';
import { complete, leadReading } from './fleet/workflow.ts';
import { orchestrator } from './generated/agents.ts';
import type { Orchestrator } from './generated/agents.ts';
import { fleetWorkflowReportV1, fleetWorkflowUnknownV1 } from './generated/messages.ts';

await runAgent('orchestrator', ({ bus, ledger: counts, options }) => {
  const agent: Agent<Orchestrator> = bus.agent(
    orchestrator,
    {
      'vehicle.reading': async (message, context) => {
        await leadReading(message.data, { place: message.parameters, context, counts });
      },
      'safety.alert': async (_message, context) => {
        await counts.note(context, ['safetyAlerts']);
      },
      'feedback.processed': async (_message, context) => {
        await counts.note(context, ['feedbackProcessed']);
      },
      'manufacturing.insight': async (message, context) => {
        const { vehicleId, origin } = message.data;
        if (origin === 'tool-wear') {
          await counts.note(context, ['toolWearInsights']);
          return;
        }
        await counts.note(context, ['feedbackInsights']);
        await complete({ vehicleId, outcome: 'serviced' }, { place: message.parameters, context, counts });
      },
      'external.request': (message) => {
        const { workflow } = message.data;
        const found = agent.workflow(workflow);
        if (found === undefined) return fleetWorkflowUnknownV1({ workflow });
        return fleetWorkflowReportV1({ workflow, state: found.state, stages: [...found.completed] });
      },
      'parley.events.error': () => {
        counts.add('errorEvents');
      },
      'parley.events.timeout': () => {
        counts.add('timeoutEvents');
      },
      'parley.events.escalation': () => {
        counts.add('escalationEvents');
      },
    },
    options,
  );
  return agent;
});
