import type { FleetWorkflowReportV1 } from '../generated/messages.ts';

/** One workflow as the orchestrator tells it, stage by stage. */
export function formatStages({ workflow, stage, completed, ended }: FleetWorkflowReportV1): string {
  const steps = completed.map(({ stage: name, durationMs }) => `${name} ${durationMs.toFixed(0)} ms`);
  return `Workflow ${workflow}: ${[...steps, ended ? `${stage} (ended)` : stage].join(' > ')}\n`;
}
