import type { AgentTraffic, WatchedInstance } from '@parley/explorer/protocol';
import { type TemplateResult, html } from 'lit-html';
import { type IconName, icon } from '../icons.ts';

/** How an agent or one of its instances stands. */
export type Standing =
  | 'up'
  | 'standby'
  | 'partly up'
  | 'paused'
  | 'draining'
  | 'lost'
  | 'stopped'
  | 'not seen'
  | 'no status'
  | 'unknown';

const looks: Readonly<Record<Standing, readonly [IconName, 'good' | 'warn' | 'bad' | '']>> = {
  up: ['dot', 'good'],
  standby: ['ring', ''],
  'partly up': ['half', 'warn'],
  paused: ['half', 'warn'],
  draining: ['half', 'warn'],
  lost: ['cross', 'bad'],
  stopped: ['ring', ''],
  'not seen': ['ring', ''],
  'no status': ['ring', ''],
  unknown: ['ring', ''],
};

/** A word with a shape. */
export function instanceState(standing: Standing): TemplateResult {
  const [shape, tone] = looks[standing];
  return html`<span class="st ${tone}">${icon(shape)}${standing}</span>`;
}

export function standingOf({ state, cause }: WatchedInstance): Standing {
  if (state === 'online') return 'up';
  if (state === 'offline') return cause === 'will' ? 'lost' : 'stopped';
  return state;
}

/** All instances together. Without a connection nobody knows: that is not the same as down. */
export function agentStanding(
  instances: readonly WatchedInstance[],
  { isStandby, isExternal, isDeclared }: AgentTraffic,
  isConnected: boolean,
): Standing {
  if (!isConnected && instances.length > 0) return 'unknown';
  // Foreign clients publish no status.
  if (instances.length === 0) return isExternal || !isDeclared ? 'no status' : 'not seen';
  const all = instances.map(standingOf);
  const [first = 'unknown'] = all;
  if (all.every((standing) => standing === 'up')) return isStandby ? 'standby' : 'up';
  if (all.includes('up')) return 'partly up';
  return all.every((standing) => standing === first) ? first : 'lost';
}
