import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const agentFileName: Explanation = {
  rule: 'AGENT_FILE_NAME',
  why: 'People look for an agent by the name of its file, and `run: node src/{agent}.ts` by the name inside it. When the two differ, mostly one of them was renamed and the other forgotten: the agent then runs under a name that nobody else uses.',
  fix: 'Give the file the name of the agent, or the agent the name of its file.',
  keys: ['agent.agent'],
  bad: { 'agents/archive.agent.yaml': lines('agent: ⟪archiv⟫') },
  good: { 'agents/archive.agent.yaml': lines('agent: archive') },
};
