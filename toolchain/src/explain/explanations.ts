import { agentExplanations } from './agent/explanations.ts';
import { channelExplanations } from './channel/explanations.ts';
import { configExplanations } from './config/explanations.ts';
import type { Explanation } from './explanation.ts';
import { fileExplanations } from './file/explanations.ts';
import { flowExplanations } from './flow/explanations.ts';
import { schemaExplanations } from './schema/explanations.ts';
import { structureExplanations } from './structure/explanations.ts';
import { topicExplanations } from './topic/explanations.ts';

/** The explanation of every rule, in the order of the families. */
export const explanations: readonly Explanation[] = [
  ...fileExplanations,
  ...structureExplanations,
  ...schemaExplanations,
  ...topicExplanations,
  ...channelExplanations,
  ...agentExplanations,
  ...flowExplanations,
  ...configExplanations,
];
