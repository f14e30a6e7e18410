import { locationOf } from '../../model/place.ts';
import { type Participant, countAgents } from '../participants.ts';
import { type HoverContext, linked } from './context.ts';

/** More agents than that are counted. */
const maxAgents = 8;

const roleWords: Readonly<Record<Participant['role'], string>> = {
  sends: '',
  receives: '',
  replies: 'replies',
  fallback: 'as fallback',
  awaits: 'awaits the reply',
  backup: 'backup',
  pattern: 'by pattern',
};

/** Agents with their roles on one line: `Sent by 2: a, b (as fallback)`. */
export function peopleLine(context: HoverContext, label: string, people: readonly Participant[]): string {
  const count = countAgents(people);
  if (count === 0) return `${label} nobody`;
  const byAgent = new Map<string, Participant[]>();
  for (const one of people) byAgent.set(one.agent.name, [...(byAgent.get(one.agent.name) ?? []), one]);
  const names = [...byAgent].slice(0, maxAgents).map(([name, roles]) => {
    const [first] = roles;
    const words = [...new Set(roles.map(({ role }) => roleWords[role]))].filter((word) => word !== '');
    const link = linked(context, name, first && locationOf(first.place, 'key'));
    return words.length === 0 ? link : `${link} (${words.join(', ')})`;
  });
  const rest = byAgent.size - names.length;
  return `${label} ${count}: ${[...names, ...(rest === 0 ? [] : [`${rest} more`])].join(', ')}`;
}
