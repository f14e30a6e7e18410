/** What the sensors measured; the shape of `Measurements` in the contract. */
export interface Measurements {
  readonly quality: 'L' | 'M' | 'H';
  readonly airTemperatureK: number;
  readonly processTemperatureK: number;
  readonly rotationalSpeedRpm: number;
  readonly torqueNm: number;
  readonly toolWearMin: number;
}

export type FailureMode = 'HDF' | 'PWF' | 'OSF';

interface PredictedFailure {
  readonly mode: FailureMode;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'K' | 'W' | 'min Nm';
}

export interface Diagnosis {
  readonly failures: PredictedFailure[];
  /** The vehicle must not be driven: too much power, or two failures at once. */
  readonly safety: boolean;
  /** The tool is past its safe life. An insight for the plant, never a reason to call a customer. */
  readonly toolWorn: boolean;
}

const leastTemperatureDifferenceK = 8.6;
const slowSpeedRpm = 1380;
const leastPowerW = 3500;
const mostPowerW = 9000;
const mostStrain = { L: 11_000, M: 12_000, H: 13_000 } as const;
const safeToolWearMin = 200;

/** Computes the failure modes that are exact functions of a reading, with IEEE doubles and without rounding. */
export function diagnose(measurements: Measurements): Diagnosis {
  const failures = [heatDissipation(measurements), power(measurements), overstrain(measurements)].filter(
    (failure) => failure !== undefined,
  );
  return {
    failures,
    safety: failures.length > 1 || failures.some(({ mode, value }) => mode === 'PWF' && value > mostPowerW),
    toolWorn: measurements.toolWearMin > safeToolWearMin,
  };
}

function heatDissipation(measurements: Measurements): PredictedFailure | undefined {
  const value = measurements.processTemperatureK - measurements.airTemperatureK;
  const failing = value < leastTemperatureDifferenceK && measurements.rotationalSpeedRpm < slowSpeedRpm;
  return failing ? { mode: 'HDF', value, limit: leastTemperatureDifferenceK, unit: 'K' } : undefined;
}

function power(measurements: Measurements): PredictedFailure | undefined {
  const speedRadPerSecond = (measurements.rotationalSpeedRpm * 2 * Math.PI) / 60;
  const value = measurements.torqueNm * speedRadPerSecond;
  if (value < leastPowerW) return { mode: 'PWF', value, limit: leastPowerW, unit: 'W' };
  if (value > mostPowerW) return { mode: 'PWF', value, limit: mostPowerW, unit: 'W' };
  return undefined;
}

function overstrain(measurements: Measurements): PredictedFailure | undefined {
  const value = measurements.toolWearMin * measurements.torqueNm;
  const limit = mostStrain[measurements.quality];
  return value > limit ? { mode: 'OSF', value, limit, unit: 'min Nm' } : undefined;
}

/** The modes of failures, without their numbers. */
export function modesOf(failures: readonly { readonly mode: FailureMode }[]): FailureMode[] {
  return failures.map(({ mode }) => mode);
}
