import { channelExplanations } from './channel/explanations.ts';
import type { Explanation } from './explanation.ts';

/** The explanation of every rule, in the order of the families. */
export const explanations: readonly Explanation[] = [...channelExplanations];
