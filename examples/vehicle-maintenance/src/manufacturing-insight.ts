import { createFindings } from './fleet/findings.ts';
import { runAgent } from './fleet/run-agent.ts';
import { manufacturingInsight } from './generated/agents.ts';

await runAgent('manufacturing-insight', ({ bus, ledger, options }) => {
  const { database } = ledger;
  const countUp = createFindings(database);
  return bus.agent(
    manufacturingInsight,
    {
      'feedback.processed': async ({ data: { vehicleId, sentiment }, parameters }, context) => {
        const finding = `repair rated ${sentiment}`;
        const seen = await context.once(database, () => countUp(finding));
        const insight = { vehicleId, origin: 'feedback', finding, seen } as const;
        await context.send('manufacturing.insight', insight, { parameters });
        await ledger.note(context, ['insights'], { part: 'feedback' });
      },
      'manufacturing.observation': async ({ data: { vehicleId, quality }, parameters }, context) => {
        const finding = `tool worn on quality ${quality}`;
        const seen = await context.once(database, () => countUp(finding));
        const insight = { vehicleId, origin: 'tool-wear', finding, seen } as const;
        await context.send('manufacturing.insight', insight, { parameters });
        await ledger.note(context, ['insights'], { part: 'tool-wear' });
      },
    },
    options,
  );
});
