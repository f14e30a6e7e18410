import { formatCount } from './reconcile.ts';
import type { Tally } from './tally.ts';

type Row = readonly [label: string, value: string];

/** The table that the demo ends with. */
export function formatTable(tally: Tally, readingsIn: number): string {
  return formatRows([
    ...readingRows(tally, readingsIn),
    ...customerRows(tally),
    ...learningRows(tally),
    ...deliveryRows(tally),
  ]);
}

function readingRows(tally: Tally, readingsIn: number): Row[] {
  const count = (name: string): string => formatCount(tally.counter('orchestrator', name));
  return [
    ['Readings in', formatCount(readingsIn)],
    ['Analysed', count('analysed')],
    ['  by data-analysis', formatCount(tally.counter('data-analysis', 'diagnosed'))],
    ['  by data-analysis-standby', formatCount(tally.counter('data-analysis-standby', 'diagnosed'))],
    ['  healthy', count('healthy')],
    ['  HDF heat dissipation', count('HDF')],
    ['  PWF power', count('PWF')],
    ['  OSF overstrain', count('OSF')],
  ];
}

function customerRows(tally: Tally): Row[] {
  const count = (name: string): string => formatCount(tally.counter('orchestrator', name));
  return [
    ['Engaged (one or more failures)', count('engaged')],
    ['  accepted', count('accepted')],
    ['  declined', count('declined')],
    ['Scheduled', count('scheduled')],
    ['  no slot', count('unscheduled')],
    ['Safety alerts', count('safetyAlerts')],
  ];
}

function learningRows(tally: Tally): Row[] {
  const count = (name: string): string => formatCount(tally.counter('orchestrator', name));
  return [
    ['Feedback processed', formatCount(tally.counter('feedback', 'processed'))],
    ['Insights', formatCount(tally.counter('manufacturing-insight', 'insights'))],
    ['  from feedback', count('feedbackInsights')],
    ['  from tool wear', count('toolWearInsights')],
    ['Workflows completed', count('completed')],
  ];
}

function deliveryRows(tally: Tally): Row[] {
  const letters = [...tally.deadLetters()];
  const sum = letters.reduce((total, [, count]) => total + count, 0);
  return [
    ['Dead letters', formatCount(sum)],
    ...letters.map(([code, count]): Row => [`  ${code}`, formatCount(count)]),
    ['Expired', formatCount(tally.total('expired'))],
    ['Duplicates', formatCount(tally.total('duplicates'))],
    ['Strays', formatCount(tally.total('strays'))],
    ['Errors reported', formatCount(tally.counter('orchestrator', 'errorEvents'))],
    ['Timeouts reported', formatCount(tally.counter('orchestrator', 'timeoutEvents'))],
  ];
}

function formatRows(rows: readonly Row[]): string {
  const labels = Math.max(...rows.map(([label]) => label.length));
  const values = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([label, value]) => `${label.padEnd(labels)}  ${value.padStart(values)}\n`).join('');
}
