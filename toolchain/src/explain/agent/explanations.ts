import type { Explanation } from '../explanation.ts';
import { agentFileName } from './file-name.ts';

export const agentExplanations: readonly Explanation[] = [agentFileName];
