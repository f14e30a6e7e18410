import { requestWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const requestEvery: Explanation = {
  rule: 'REQUEST_EVERY',
  why: 'With `share: every` each running instance of the responder gets the request, does the work and answers. The requester takes the first reply and counts the others as orphans; what the handlers do is done as often as there are instances.',
  fix: 'Use `share: one` for requests. To ask many and hear them all, send an event on which each answers with an event of its own.',
  keys: ['channel.share', 'channel.reply'],
  bad: requestWith('share: ⟪every⟫'),
  good: requestWith('share: one'),
};
