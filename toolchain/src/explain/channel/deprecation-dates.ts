import { shelfWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

/** Nobody sends there any more. */
const watchers = {
  'agents/warehouse.agent.yaml': 'agent: warehouse\n',
  'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.**: {}'),
};

export const deprecationDates: Explanation = {
  rule: 'DEPRECATION_DATES',
  why: 'Those who use the channel plan by its dates. A day that is in no calendar, or a `sunset` before `since`, tells them nothing. The check has no clock: it never compares a date with today.',
  fix: 'Write dates as `YYYY-MM-DD`, the `sunset` after `since`, with enough time between them for everybody to leave.',
  keys: ['channel.deprecated.since', 'channel.deprecated.sunset'],
  bad: { ...shelfWith('deprecated: { since: 2026-06-01, sunset: ⟪2026-01-01⟫ }'), ...watchers },
  good: { ...shelfWith('deprecated: { since: 2026-01-01, sunset: 2026-06-01 }'), ...watchers },
};
