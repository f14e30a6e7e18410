import assert from 'node:assert/strict';
import { formatResults, mergeRows, type Result, type Rows } from './results.ts';
import type { Scenario } from './scenario.ts';

const scenario: Scenario = {
  name: 'requests',
  kind: 'requests',
  qos: 1,
  messages: 10,
  window: 1,
  goal: { ratio: 0.85 },
  whenMissed: 'Because.',
  timesMoleculer: 100,
};
const timing = { name: 'crash seen', goalMs: 50, beside: 'another', whenMissed: 'Late.' };
const rows: Rows = {
  scenarios: [scenario, { ...scenario, name: 'events', goal: { perSecond: 30_000 } }],
  timings: [timing],
};
const cost = (perSecond: number): { perSecond: number; cpuMicros: number } => ({
  perSecond,
  cpuMicros: 20.4,
});
const rate: Result = {
  kind: 'rate',
  name: 'requests',
  date: '2026-11-21',
  rounds: 5,
  raw: cost(2_000),
  parley: cost(1_800),
  moleculer: cost(11),
};
const time: Result = {
  kind: 'time',
  name: 'crash seen',
  date: '2026-11-20',
  rounds: 1,
  ms: 60,
  besideMs: 3.456,
};
const linesOf = (results: readonly Result[]): string[] =>
  formatResults({ machine: 'A machine.', rows: results }, rows)
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' '));

describe('mergeRows', () => {
  it('replaces rows by name, and keeps those that did not run with their dates', () => {
    const newer = { ...rate, date: '2026-11-22' };
    assert.deepEqual(mergeRows([rate, time], [newer]), [time, newer]);
  });
});

describe('formatResults', () => {
  it('shows rates with their ratio, goal, processor time and day', () => {
    const line = '| requests | 2,000 | 1,800 | 0.90 | 0.85 | yes | 20 µs | 20 µs | 2026-11-21, 5 rounds |';
    assert.ok(linesOf([rate]).includes(line), linesOf([rate]).join('\n'));
  });

  it('shows how many times a rival Parley is', () => {
    const line = '| requests | 11 | 1,800 | 163.64 | 100 | yes | 20 µs | 20 µs | 2026-11-21, 5 rounds |';
    assert.ok(linesOf([rate]).includes(line), linesOf([rate]).join('\n'));
  });

  it('holds a rate to messages a second where that is the goal', () => {
    const lines = linesOf([{ ...rate, name: 'events', parley: cost(30_000) }]);
    assert.ok(lines.some((line) => line.startsWith('| events | 2,000 | 30,000 | 15.00 | 30,000/s | yes |')));
  });

  it('shows times, and why a goal is missed', () => {
    const lines = linesOf([time]);
    assert.ok(lines.includes('| crash seen | 60 ms | 50 ms | no | 3.46 ms: another | 2026-11-20, 1 round |'));
    assert.ok(lines.includes('- **crash seen.** Late.'));
  });

  it('gives no reasons where every goal is met', () => {
    assert.doesNotMatch(linesOf([rate]).join('\n'), /missed/);
  });

  it('leaves out rows of scenarios that are gone', () => {
    assert.doesNotMatch(linesOf([{ ...rate, name: 'gone' }]).join('\n'), /gone/);
  });
});
