import type { DeadLetterStore } from '../../delivery/dead-letters.ts';
import type { Identity } from '../identity.ts';
import type { Intake } from '../intake.ts';
import type { Work } from '../work.ts';
import { createDeadLetterQueries } from './dead-letters.ts';
import { createEscalationQueries } from './escalations.ts';
import type { Queries } from './query.ts';

export interface QueriesOptions {
  readonly identity: Identity;
  readonly store: DeadLetterStore;
  readonly work: Work;
  readonly intake: Intake;
}

/** Every command that is answered with more than a receipt. */
export function createQueries({ identity, store, work, intake }: QueriesOptions): Queries {
  const { redrive, escalations, findPlan, findValidator } = work;
  return {
    ...createDeadLetterQueries({ identity, store, redrive, isTaking: () => intake.isOpen }),
    ...createEscalationQueries({ identity, escalations, findPlan, findValidator }),
  };
}
