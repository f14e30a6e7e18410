import type { Explanation } from '../explanation.ts';
import { durableEvery } from './durable-every.ts';

export const channelExplanations: readonly Explanation[] = [durableEvery];
