import type { Tally } from '#examples/vehicle-maintenance/src/demo/tally.ts';

const counters: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  orchestrator: {
    analysed: 100,
    healthy: 95,
    engaged: 5,
    HDF: 2,
    PWF: 2,
    OSF: 2,
    furtherModes: 1,
    completed: 100,
    accepted: 4,
    declined: 1,
    scheduled: 3,
    unscheduled: 1,
    serviced: 3,
    unsafe: 1,
    safetyAlerts: 1,
    wornTools: 6,
    toolWearInsights: 6,
    feedbackInsights: 3,
    duplicates: 1,
  },
  'data-analysis': { diagnosed: 100 },
  'customer-engagement': { asked: 5, warned: 1, feedback: 3 },
  scheduling: { booked: 3 },
  feedback: { processed: 3 },
  'manufacturing-insight': { insights: 9 },
};

/** What a small fleet at rest counted: 103 readings, two of them dead letters, one a duplicate. */
export function record(
  tally: Tally,
  changes: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
): void {
  for (const [agent, counts] of Object.entries(counters)) {
    const deadLetters = agent === 'orchestrator' ? { invalid_data: 1, unknown_type: 1 } : {};
    tally.record(`/agents/${agent}/a`, { counters: { ...counts, ...changes[agent] }, deadLetters });
  }
}
