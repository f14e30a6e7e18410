import { createWorkshop, horizonDays } from './domain/workshop.ts';
import type { Workshop } from './domain/workshop.ts';
import { runAgent } from './fleet/run-agent.ts';
import { scheduling } from './generated/agents.ts';
import { fleetAppointmentV1, fleetScheduleFullV1 } from './generated/messages.ts';

const workshops = new Map<string, Workshop>();

await runAgent(({ bus, counts, options }) =>
  bus.agent(
    scheduling,
    {
      'schedule.request': ({ data: { vehicleId }, parameters: { region, plant } }, context) => {
        const workshop = `${region}/${plant}`;
        const slot = workshopOf(workshop).book(vehicleId);
        if (slot === undefined) return fleetScheduleFullV1({ vehicleId, workshop, horizonDays });
        counts.once('booked', context.correlationId);
        return fleetAppointmentV1({ vehicleId, workshop, ...slot });
      },
    },
    options,
  ),
);

function workshopOf(name: string): Workshop {
  const workshop = workshops.get(name) ?? createWorkshop();
  workshops.set(name, workshop);
  return workshop;
}
