import { below } from '../../model/place.ts';
import { isEqual } from '../../schema/equal.ts';
import { type Address, addressOf } from '../../topics/address.ts';
import type { Rule } from '../rule.ts';
import { hasSameMessages, neighboursOf } from './address-pairs.ts';

export const addressDuplicate: Rule = {
  id: 'ADDRESS_DUPLICATE',
  severity: 'warning',
  summary: 'Two channels have the same topics and the same messages: only the name tells them apart.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const near = neighboursOf(channel, workspace);
    const address = addressOf(channel, workspace) ?? [];
    const other = near
      .slice(0, near.indexOf(channel))
      .find((earlier) => hasSameMessages(channel, earlier) && isSame(address, addressOf(earlier, workspace)));
    if (other === undefined) return;
    const message = `"${channel.resolved.address ?? ''}" is the address of "${other.name}" too, which carries the same messages`;
    const hint = `drop one of the two; an agent that receives only "${other.name}" refuses what is sent on "${channel.name}"`;
    const related = [{ place: below(other.place, 'address'), message: `the address of "${other.name}"` }];
    report({ place: below(channel.place, 'address'), message, hint, related });
  },
};

/** The names of parameters do not matter, their values do. */
export function isSame(left: Address, right: Address | undefined): boolean {
  return left.every((level, index) => {
    const other = right?.[index];
    if (level.kind === 'text') return other?.kind === 'text' && level.text === other.text;
    return other?.kind === 'parameter' && isEqual(level.schema, other.schema);
  });
}
