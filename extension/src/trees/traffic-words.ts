import type { Travelled } from '@parley/explorer/live';
import { formatRate } from './format-rate.ts';
import { validShare } from './valid-share.ts';

/** `12/s, 99.2 % valid`. */
export function trafficWords(seen: Pick<Travelled, 'bad' | 'messages' | 'perSecond'> | undefined): string {
  return seen === undefined ? 'nothing yet' : `${formatRate(seen.perSecond)}/s, ${validShare(seen)} % valid`;
}
