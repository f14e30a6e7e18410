import { isCounted } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { acceptedTypes, rolesOf, sentTypes } from '../roles.ts';
import { baseOf } from './versions.ts';
import type { Rule } from '../rule.ts';

export const sendNotAccepted: Rule = {
  id: 'SEND_NOT_ACCEPTED',
  severity: 'error',
  aboutAbsence: true,
  summary: 'An agent sends a message that no receiver of the channel takes.',
  each: 'channel',
  check: (channel, report, workspace) => {
    if (!isCounted(workspace, channel)) return;
    const { receivers, observers, senders, repliesOf } = rolesOf(workspace, channel.name);
    // Observers never answer; who awaits a reply takes all of its messages.
    const takers = channel.resolved.reply === null ? [...receivers, ...observers] : receivers;
    if (takers.length === 0 || repliesOf.length > 0) return;
    const accepted = acceptedTypes(workspace, takers);
    for (const sender of senders) {
      for (const type of sentTypes(sender, channel)) {
        if (accepted.has(type)) continue;
        const { place, messages } = sender.send;
        const at = messages === undefined ? place : below(place, 'messages', messages.indexOf(type));
        const related = takers.map(({ agent, receive }) => {
          return { place: below(receive.place, 'messages'), message: `"${agent.name}" does not take it` };
        });
        const others = [...accepted]
          .filter((other) => baseOf(other) === baseOf(type))
          .map((other) => `"${other}"`);
        const instead = others.length === 0 ? '' : `: they take ${others.join(', ')}`;
        const message = `no receiver of "${channel.name}" takes "${type}"${instead}`;
        const hint =
          others.length === 0 ? undefined : `let them take "${type}" as well before anybody sends it`;
        report({ place: at, part: messages === undefined ? 'key' : 'value', message, hint, related });
      }
    }
  },
};
