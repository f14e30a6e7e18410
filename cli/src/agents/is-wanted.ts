import type { LiveInstance } from '@parley/runtime';
import type { AgentsListOptions } from './agents-options.ts';

/** What `--agent` and `--capability` choose. */
export function isWanted({ agent, card }: LiveInstance, options: AgentsListOptions): boolean {
  const { capability } = options;
  return (
    (options.agent === undefined || options.agent === agent) &&
    (capability === undefined || card?.capabilities.includes(capability) === true)
  );
}
