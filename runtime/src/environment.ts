import type { Disk } from './journal/disk.ts';
import { systemClock, type Clock } from './clock.ts';
import { silentLogger, withFields, type Logger } from './logger.ts';
import { createSystemRandom, type Random } from './random.ts';

/** What the runtime takes from the outside world besides the broker. */
export interface Environment {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Where journals are. Default: the file system. */
  readonly disk?: Disk;
}

/** The platform's clock and generator, and silence, for what is not given. */
export function createEnvironment(given: Partial<Environment> = {}): Environment {
  return {
    clock: given.clock ?? systemClock,
    random: given.random ?? createSystemRandom(),
    logger: given.logger ?? silentLogger,
    ...(given.disk === undefined ? {} : { disk: given.disk }),
  };
}

/** The same surroundings; log lines carry these fields, too. */
export function withLogFields(
  environment: Environment,
  fields: Readonly<Record<string, unknown>>,
): Environment {
  return { ...environment, logger: withFields(environment.logger, fields) };
}
