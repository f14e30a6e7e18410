import { isCounted } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { isMeant } from '../misspelt.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const responderMissing: Rule = {
  id: 'RESPONDER_MISSING',
  severity: 'error',
  aboutAbsence: true,
  summary:
    'No agent receives a request channel; patterns observe and never answer, and a backup alone does not either.',
  each: 'channel',
  check: (channel, report, workspace) => {
    if (!isCounted(workspace, channel)) return;
    const { name, place, resolved } = channel;
    if (resolved.reply === null) return;
    const { receivers, backups, observers, senders, repliesOf } = rolesOf(workspace, name);
    if (receivers.length > 0 || isMeant(workspace, name, 'receives')) return;
    // A reply that asks for a reply is a finding where it is named.
    if (senders.length === 0 && repliesOf.some((request) => request.name !== name)) return;
    const others = [
      ...backups.map((backup) => ({ ...backup, message: 'a backup alone does not answer' })),
      ...observers.map((observer) => ({ ...observer, message: 'a pattern observes and never answers' })),
    ];
    const related = others.map(
      ({ receive, message }) => ({ place: receive.place, part: 'key', message }) as const,
    );
    const message = `no agent answers requests on "${name}"`;
    const hint = `an agent has to name it under receives`;
    report({ place: below(place, 'reply'), part: 'key', message, hint, related });
  },
};
