import { createWorkshop, horizonDays } from './domain/workshop.ts';
import { createBookingsOf } from './fleet/bookings.ts';
import { runAgent } from './fleet/run-agent.ts';
import { scheduling } from './generated/agents.ts';
import { fleetAppointmentV1, fleetScheduleFullV1 } from './generated/messages.ts';

await runAgent('scheduling', ({ bus, ledger, options }) => {
  const { database } = ledger;
  const bookingsOf = createBookingsOf(database);
  return bus.agent(
    scheduling,
    {
      'schedule.request': async ({ data: { vehicleId }, parameters: { region, plant } }, context) => {
        const workshop = `${region}/${plant}`;
        const slot = await context.once(
          database,
          () => createWorkshop(bookingsOf(workshop)).book(vehicleId) ?? null,
        );
        if (slot === null) return fleetScheduleFullV1({ vehicleId, workshop, horizonDays });
        await ledger.note(context, ['booked']);
        return fleetAppointmentV1({ vehicleId, workshop, ...slot });
      },
    },
    options,
  );
});
