/**
 * `npm run reliability [-- --messages 100000 --kills 10 --seed 1 --window 100 --minutes 15 --only durable]`: a Mosquitto with
 * Debian's defaults is killed with SIGKILL at random moments; Parley beside raw mqtt.js. Prints a table; fails when Parley lost
 * a message, or repeated an effect that it promises to have once.
 */
import { parseArgs } from 'node:util';
import { sides } from './participant.ts';
import { runTrial, type TrialResult } from './trial.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    window: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
  },
});
const names = {
  raw: 'raw mqtt.js, QoS 1',
  durable: 'Parley, durable',
  'exactly-once': 'Parley, durable and exactly-once',
};

console.log(
  `${values.messages} messages, ${values.kills} times kill -9 of a default Mosquitto, ${values.window} sends in flight, seed ${values.seed}\n`,
);
print([
  '',
  'sent',
  'handled',
  'lost',
  'handled twice',
  'messages by handlers',
  'rows',
  's',
  'messages/s',
  'recovery ms',
]);
print(['---', ...Array.from({ length: 9 }, () => '---:')]);
let isKept = true;
for (const side of sides.filter((name) => name.includes(values.only))) {
  const result = await runTrial({
    side,
    messages: Number(values.messages),
    kills: Number(values.kills),
    window: Number(values.window),
    seed: Number(values.seed),
    deadlineMs: Number(values.minutes) * 60_000,
    onProgress: (line) => process.stderr.write(`\r${line}\u001b[K`),
  });
  process.stderr.write('\r\u001b[K');
  print(toRow(result));
  if (side !== 'raw' && !isPromiseKept(result)) isKept = false;
}
process.exitCode = isKept ? 0 : 1;

function toRow({
  side,
  sent,
  handled,
  rows,
  replies,
  elapsedMs,
  recoveriesMs,
  isFinished,
}: TrialResult): string[] {
  const isOnce = side === 'exactly-once';
  const effects = ({ all, different }: { all: number; different: number }): string =>
    isOnce ? `${format(different)} (${format(all - different)} twice)` : '-';
  const recoveries = recoveriesMs.toSorted((a, b) => a - b);
  const median = recoveries[Math.floor(recoveries.length / 2)] ?? 0;
  return [
    `${names[side]}${isFinished ? '' : ' (out of time)'}`,
    format(sent),
    format(handled.different),
    format(sent - handled.different),
    format(handled.all - handled.different),
    effects(replies),
    effects(rows),
    (elapsedMs / 1_000).toFixed(1),
    format((handled.different / elapsedMs) * 1_000),
    recoveries.length === 0 ? '-' : `${format(median)} (worst ${format(recoveries.at(-1) ?? 0)})`,
  ];
}

function isPromiseKept({ side, sent, handled, rows, replies, isFinished }: TrialResult): boolean {
  if (!isFinished || handled.different !== sent) return false;
  return (
    side !== 'exactly-once' ||
    [rows, replies].every(({ all, different }) => all === sent && different === sent)
  );
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}
