import type { Explanation } from '../explanation.ts';
import { channelUnused } from './channel-unused.ts';

export const flowExplanations: readonly Explanation[] = [channelUnused];
