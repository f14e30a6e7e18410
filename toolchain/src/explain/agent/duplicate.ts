import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const agentDuplicate: Explanation = {
  rule: 'AGENT_DUPLICATE',
  why: 'The name of an agent is its address: inbox, status, journal and generated code go by it. With two declarations one of them counts and the other one is not in force; what it receives is handled by nobody. Two programs with one name would be taken for two instances of the same agent and share its work.',
  fix: 'Give one of them another name, or delete the copy. To run an agent more than once no second declaration is needed: start it again, and it is a second instance.',
  keys: ['agent.agent', 'config.imports'],
  bad: { 'agents/till.agent.yaml': lines('agent: ⟪stock⟫') },
  good: { 'agents/till.agent.yaml': lines('agent: till') },
};
