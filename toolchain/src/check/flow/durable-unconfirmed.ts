import { isPattern } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import { type Roles, rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const durableUnconfirmed: Rule = {
  id: 'DURABLE_UNCONFIRMED',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'None of the receivers of a durable channel confirms what it got.',
  each: 'channel',
  check: ({ name, place, resolved }, report, workspace) => {
    // At-most-once has no receipts at all; that is an error of its own.
    if (resolved.durable === null || resolved.delivery === 'at-most-once') return;
    const { receivers, backups, observers } = rolesOf(workspace, name);
    const takers = [...receivers, ...backups, ...observers];
    if (takers.length === 0 || takers.some(({ receive }) => receive.options.receipt)) return;
    report({
      place: below(place, 'durable'),
      message: `no receiver of "${name}" confirms, so its messages are kept for nobody`,
      related: takers.map((taker) => ({ place: taker.receive.place, part: 'key', message: reasonOf(taker) })),
    });
  },
};

function reasonOf({ agent, receive }: Roles['receivers'][number]): string {
  if (isPattern(receive.key)) return 'a pattern only observes';
  return agent.external
    ? `"${agent.name}" is external and knows no receipts`
    : `"${agent.name}" says receipt: false`;
}
