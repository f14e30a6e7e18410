/** The reserved channels that an agent may receive, with the type of their messages and the name of their data's type. */
export const systemChannels: ReadonlyMap<string, { readonly type: string; readonly data: string }> = new Map([
  ['parley.status', { type: 'parley.status.v1', data: 'StatusData' }],
  ['parley.health', { type: 'parley.health.v1', data: 'HealthData' }],
  ['parley.dead', { type: 'parley.dead-letter.v1', data: 'DeadLetterData' }],
  ...['error', 'timeout', 'escalation', 'circuit', 'audit'].map(
    (kind) => [`parley.events.${kind}`, { type: 'parley.event.v1', data: 'EventData' }] as const,
  ),
]);
