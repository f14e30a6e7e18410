import type { Explanation } from './explanation.ts';
import { families } from './families.ts';

/** The explanation of every rule, in the order of the families. */
export const explanations: readonly Explanation[] = families.flatMap((family) => family.explanations);
