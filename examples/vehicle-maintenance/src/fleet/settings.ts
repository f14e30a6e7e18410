/** What the environment tells every process of the fleet. */
export interface Settings {
  /** PARLEY_BROKER, a URL. Default: the broker of parley.config.yaml. */
  readonly broker: string;
  /** FLEET_SEED. Default 2020. */
  readonly seed: number;
  /** FLEET_INPUT, a CSV file. Absent: generated readings. */
  readonly input: string | undefined;
  /** FLEET_READINGS: how many to generate. Default 2000. */
  readonly readings: number;
  /** FLEET_SESSION_SECONDS: how long the broker keeps the messages of an agent that is away. Absent: the runtime's default. */
  readonly sessionSeconds: number | undefined;
  /** FLEET_PATIENCE_SECONDS: how long the gateway waits for the end of a workflow. Default 2. */
  readonly patienceSeconds: number;
  /** FLEET_BOOK: the gateway writes down what it sent and what ended. */
  readonly isBooked: boolean;
  /** FLEET_STATE: the folder of what outlives the processes, `state/` the runtime's and `data/` the agents' own. Default: .parley. */
  readonly folder: string;
  /** PARLEY_INSTANCE. Default: i1. */
  readonly instance: string;
}

/** Reads the environment. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  return {
    broker: environment.PARLEY_BROKER ?? 'mqtt://localhost:1883',
    seed: Number(environment.FLEET_SEED ?? '2020'),
    input: environment.FLEET_INPUT,
    readings: Number(environment.FLEET_READINGS ?? '2000'),
    sessionSeconds:
      environment.FLEET_SESSION_SECONDS === undefined ? undefined : Number(environment.FLEET_SESSION_SECONDS),
    patienceSeconds: Number(environment.FLEET_PATIENCE_SECONDS ?? '2'),
    isBooked: environment.FLEET_BOOK !== undefined,
    folder: environment.FLEET_STATE ?? '.parley',
    instance: environment.PARLEY_INSTANCE ?? 'i1',
  };
}
