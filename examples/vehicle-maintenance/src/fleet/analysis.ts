import type { Context } from '@parley/runtime';
import { diagnose, modesOf } from '../domain/diagnosis.ts';
import type { DataAnalysis, DataAnalysisStandby } from '../generated/agents.ts';
import type { FleetDiagnosisV1 } from '../generated/messages.ts';
import type { Counts, Noting } from './counts.ts';

type Request = DataAnalysis['receives']['analysis.request']['message'];

export interface AnalysisWork {
  readonly context: Noting & Pick<Context<DataAnalysis> | Context<DataAnalysisStandby>, 'send'>;
  readonly counts: Counts;
}

/** Diagnoses a reading, and raises the alarm about a vehicle that must not be driven. The standby does exactly the same. */
export async function analyse(
  { data, parameters }: Request,
  { context, counts }: AnalysisWork,
): Promise<FleetDiagnosisV1> {
  const { vehicleId, measurements } = data;
  const diagnosis = diagnose(measurements);
  if (diagnosis.safety) {
    const modes = modesOf(diagnosis.failures);
    await context.send('safety.alert', { vehicleId, modes }, { parameters });
  }
  await counts.note(context, ['diagnosed']);
  return { vehicleId, ...diagnosis };
}
