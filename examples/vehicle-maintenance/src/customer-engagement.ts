import { acceptsRepair, declineReason, rateVisit } from './domain/customer.ts';
import { runAgent } from './fleet/run-agent.ts';
import { readSettings } from './fleet/settings.ts';
import { customerEngagement } from './generated/agents.ts';
import { fleetEngagementAcceptedV1, fleetEngagementDeclinedV1 } from './generated/messages.ts';

const { seed } = readSettings();

await runAgent('customer-engagement', ({ bus, ledger, options }) =>
  bus.agent(
    customerEngagement,
    {
      'engagement.request': async ({ data: { vehicleId } }, context) => {
        await ledger.note(context, ['asked']);
        return acceptsRepair(vehicleId, seed)
          ? fleetEngagementAcceptedV1({ vehicleId, acceptedAt: new Date().toISOString() })
          : fleetEngagementDeclinedV1({ vehicleId, reason: declineReason(vehicleId, seed) });
      },
      'customer.appointment': async ({ data: { vehicleId }, parameters }, context) => {
        await context.send(
          'feedback.input',
          { vehicleId, rating: rateVisit(vehicleId, seed) },
          { parameters },
        );
        await ledger.note(context, ['feedback']);
      },
      'safety.alert': async (_message, context) => {
        await ledger.note(context, ['warned']);
      },
    },
    options,
  ),
);
