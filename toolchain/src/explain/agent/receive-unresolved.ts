import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const receiveUnresolved: Explanation = {
  rule: 'RECEIVE_UNRESOLVED',
  why: 'The agent waits for messages of a channel that does not exist: it would never get any, and its handler would never run. Most often the name is misspelt or the channel was renamed, and the messages that should be handled here are handled by nobody.',
  fix: "Take the name that the hint gives, or declare the channel. If it is another team's channel, name their workspace under `imports`. Channels that begin with `parley.` are Parley's own, and the list of them is closed.",
  keys: ['agent.receives'],
  bad: { 'agents/website.agent.yaml': lines('agent: website', 'receives:', '  ⟪shelf.change⟫: {}') },
  good: { 'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: {}') },
};
