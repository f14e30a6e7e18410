import { isReadingRule } from '../file/reading-rules.ts';
import { isStageRule } from './stage-rules.ts';

/** How findings of a rule can be left out: by comments and the configuration, by the configuration alone, or in no way. */
export function silenceOf(id: string): 'anywhere' | 'configuration' | 'never' {
  if (isReadingRule(id)) return 'never';
  return isStageRule(id) ? 'configuration' : 'anywhere';
}
