import { type Travelled, formatPerSecond } from '@parley/explorer/live';
import { validShare } from './valid-share.ts';

/** `12/s, 99.2 % valid`. */
export function trafficWords(seen: Pick<Travelled, 'bad' | 'messages' | 'perSecond'> | undefined): string {
  return seen === undefined
    ? 'nothing yet'
    : `${formatPerSecond(seen.perSecond)}/s, ${validShare(seen)} % valid`;
}
