import type { FleetWorkflowReportV1 } from '../generated/messages.ts';

/** One workflow as the orchestrator tells it, stage by stage, with the milliseconds that each took to come. */
export function formatStages({ workflow, state, stages }: FleetWorkflowReportV1): string {
  const steps = stages.map(({ stage, durationMs }) => `${stage} +${durationMs} ms`);
  return `Workflow ${workflow}, ${state}: ${steps.join(' > ')}\n`;
}
