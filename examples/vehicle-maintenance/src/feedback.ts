import { runAgent } from './fleet/run-agent.ts';
import { feedback } from './generated/agents.ts';
import type { FleetFeedbackProcessedV1 } from './generated/messages.ts';

await runAgent('feedback', ({ bus, ledger, options }) =>
  bus.agent(
    feedback,
    {
      'feedback.input': async ({ data: { vehicleId, rating }, parameters }, context) => {
        const processed = { vehicleId, rating, sentiment: sentimentOf(rating) };
        await context.send('feedback.processed', processed, { parameters });
        await ledger.note(context, ['processed']);
      },
    },
    options,
  ),
);

function sentimentOf(rating: number): FleetFeedbackProcessedV1['sentiment'] {
  if (rating < 3) return 'negative';
  return rating > 3 ? 'positive' : 'neutral';
}
