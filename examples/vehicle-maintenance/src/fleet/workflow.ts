import type { Context } from '@parley/runtime';
import { modesOf } from '../domain/diagnosis.ts';
import type { Place } from '../domain/place.ts';
import type { Orchestrator } from '../generated/agents.ts';
import type {
  FleetAppointmentV1,
  FleetDiagnosisV1,
  FleetVehicleReadingV1,
  FleetWorkflowCompletedV1,
} from '../generated/messages.ts';
import type { Counts } from './counts.ts';

type Outcome = FleetWorkflowCompletedV1['outcome'];

export interface Step {
  readonly place: Place;
  readonly context: Context<Orchestrator>;
  readonly counts: Counts;
}

/** Leads one reading as far as the customer's visit. Feedback and insight end the workflow of a vehicle that is serviced. */
export async function leadReading(reading: FleetVehicleReadingV1, step: Step): Promise<void> {
  const { vehicleId } = reading;
  const diagnosis = await analyse(reading, step);
  if (diagnosis.toolWorn) await observeToolWear(reading, step);
  if (diagnosis.failures.length === 0) {
    await complete({ vehicleId, outcome: 'healthy' }, step);
    return;
  }
  if (!(await engage(diagnosis, step))) {
    await complete({ vehicleId, outcome: 'declined' }, step);
    return;
  }
  const appointment = await schedule(diagnosis, step);
  if (appointment === undefined) await complete({ vehicleId, outcome: 'unscheduled' }, step);
  else await step.context.send('customer.appointment', appointment, { parameters: step.place });
}

/** Ends a workflow. */
export async function complete(
  completed: { readonly vehicleId: string; readonly outcome: Outcome },
  { place, context, counts }: Step,
): Promise<void> {
  await context.send('workflow.completed', completed, { parameters: place });
  const { outcome } = completed;
  const isNew = outcome === 'healthy' || outcome === 'serviced';
  await counts.note(context, isNew ? ['completed', outcome] : ['completed']);
}

async function analyse(
  { vehicleId, measurements }: FleetVehicleReadingV1,
  { place, context, counts }: Step,
): Promise<FleetDiagnosisV1> {
  const reply = await context.request('analysis.request', { vehicleId, measurements }, { parameters: place });
  const { failures, safety, toolWorn } = reply.data;
  await counts.note(context, [
    'analysed',
    ...failures.map(({ mode }) => mode),
    ...(failures.length > 0 ? ['engaged'] : []),
    ...(safety ? ['unsafe'] : []),
    ...(toolWorn ? ['wornTools'] : []),
  ]);
  for (const { mode } of failures.slice(1)) await counts.note(context, ['furtherModes'], { part: mode });
  return reply.data;
}

async function observeToolWear(
  { vehicleId, measurements }: FleetVehicleReadingV1,
  { place, context }: Step,
): Promise<void> {
  const { quality, toolWearMin } = measurements;
  await context.send('manufacturing.observation', { vehicleId, quality, toolWearMin }, { parameters: place });
}

async function engage(
  { vehicleId, failures, safety }: FleetDiagnosisV1,
  { place, context, counts }: Step,
): Promise<boolean> {
  const modes = modesOf(failures);
  const answer = await context.request(
    'engagement.request',
    { vehicleId, modes, safety },
    { parameters: place },
  );
  const accepted = answer.type === 'fleet.engagement-accepted.v1';
  await counts.note(context, [accepted ? 'accepted' : 'declined']);
  return accepted;
}

async function schedule(
  { vehicleId, failures, safety }: FleetDiagnosisV1,
  { place, context, counts }: Step,
): Promise<FleetAppointmentV1 | undefined> {
  const modes = modesOf(failures);
  const answer = await context.request(
    'schedule.request',
    { vehicleId, modes, urgent: safety },
    { parameters: place },
  );
  const scheduled = answer.type === 'fleet.appointment.v1';
  await counts.note(context, [scheduled ? 'scheduled' : 'unscheduled']);
  return scheduled ? answer.data : undefined;
}
