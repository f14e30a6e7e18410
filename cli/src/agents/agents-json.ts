import type { LiveInstance } from '@parley/runtime';

/** What programs get of an instance; undefined members are left out. */
export function toJson(live: LiveInstance) {
  const { agent, instance, state, cause, role, incarnation, sinceMs, card, health } = live;
  return {
    agent,
    instance,
    state,
    cause,
    role,
    since: sinceMs === undefined ? undefined : new Date(sinceMs).toISOString(),
    incarnation,
    card,
    health,
  };
}
