import { isCounted } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { isMeant } from '../misspelt.ts';
import { isFallback, rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const requestWithoutSender: Rule = {
  id: 'REQUEST_WITHOUT_SENDER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'A reply that nobody can await: no agent sends requests on the channel.',
  each: 'channel',
  check: (channel, report, workspace) => {
    if (!isCounted(workspace, channel)) return;
    const { name, place, resolved } = channel;
    const { senders, receivers } = rolesOf(workspace, name);
    if (resolved.reply === null || senders.length > 0 || receivers.length === 0) return;
    if (isFallback(workspace, name) || isMeant(workspace, name, 'sends')) return;
    const message = `nobody sends requests on "${name}", so nobody awaits the reply`;
    report({ place: below(place, 'reply'), part: 'key', message });
  },
};
