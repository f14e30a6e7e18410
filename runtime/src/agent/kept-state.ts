import type { Environment } from '../environment.ts';
import type { AgentState, AgentStateOptions } from '../state/agent-state.ts';

export interface KeptStateOptions extends Pick<AgentStateOptions, 'folder' | 'agent' | 'instance'> {
  readonly environment: Environment;
}

/** Opens the folder of an instance, and tells what is wrong with it. */
export async function openKeptState({ environment, ...names }: KeptStateOptions): Promise<AgentState> {
  // Who runs without a folder need not load what files need.
  const { openAgentState } = await import('../state/agent-state.ts');
  const kept = await openAgentState({ ...names, ...environment });
  const { agent } = names;
  const { damages, missingCommits } = kept.journal;
  for (const damage of damages) environment.logger.error('the journal was damaged', { agent, ...damage });
  if (missingCommits > 0) environment.logger.error('the journal lacks files', { agent, missingCommits });
  return kept;
}
