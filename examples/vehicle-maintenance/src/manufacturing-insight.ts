import { runAgent } from './fleet/run-agent.ts';
import { manufacturingInsight } from './generated/agents.ts';

const seen = new Map<string, number>();

await runAgent(({ bus, counts, options }) =>
  bus.agent(
    manufacturingInsight,
    {
      'feedback.processed': async ({ data: { vehicleId, sentiment }, parameters }, context) => {
        const finding = `repair rated ${sentiment}`;
        const insight = { vehicleId, origin: 'feedback', finding, seen: countUp(finding) } as const;
        await context.send('manufacturing.insight', insight, { parameters });
        counts.once('insights', `feedback ${context.correlationId}`);
      },
      'manufacturing.observation': async ({ data: { vehicleId, quality }, parameters }, context) => {
        const finding = `tool worn on quality ${quality}`;
        const insight = { vehicleId, origin: 'tool-wear', finding, seen: countUp(finding) } as const;
        await context.send('manufacturing.insight', insight, { parameters });
        counts.once('insights', `tool-wear ${context.correlationId}`);
      },
    },
    options,
  ),
);

function countUp(finding: string): number {
  const count = (seen.get(finding) ?? 0) + 1;
  seen.set(finding, count);
  return count;
}
