import type { Hop } from '@parley/explorer/protocol';
import { type Tone, toneOf } from '../format.ts';
import type { IconName } from '../icons.ts';

export function hopTone(hop: Hop): Tone {
  if (hop.kind === 'dead-letter') return 'bad';
  if (hop.kind === 'event') return 'warn';
  return toneOf(hop.verdict);
}

export function hopIcon(hop: Hop): IconName {
  if (hop.kind === 'dead-letter') return 'dead';
  if (hop.kind === 'event') return hop.label.startsWith('escalation') ? 'up' : 'clock';
  return hopTone(hop) === 'good' ? 'valid' : hopTone(hop) === 'bad' ? 'invalid' : 'warning';
}
