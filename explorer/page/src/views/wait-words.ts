import type { Wait } from '@parley/explorer/protocol';
import { formatDuration, none } from '../format.ts';

/** What a request waits for, in a few words: `next try in 3 s`, `3 s left`. Whole seconds: they are drawn anew once a second. */
export function waitWords(wait: Wait | undefined, nowMs: number): string {
  if (wait === undefined) return none;
  if (wait.done.at(-1) === 'manual') return 'with people';
  const { next, untilMs } = wait;
  if (next !== undefined && next.atMs > nowMs)
    return `${nextWords[next.step]} in ${leftText(next.atMs - nowMs)}`;
  if (untilMs === undefined) return 'no end';
  return untilMs > nowMs ? `${leftText(untilMs - nowMs)} left` : 'over';
}

/** The same in full, for the tooltip. */
export function waitStory(wait: Wait | undefined, nowMs: number): string {
  if (wait === undefined) return '';
  const done = wait.done.map((step) => `${doneWords[step]}.`);
  const { next, untilMs } = wait;
  const comes =
    next === undefined
      ? []
      : [`Then: ${next.step === 'backup' ? `the backup ${next.agent ?? ''}` : nextWords[next.step]}.`];
  const end =
    untilMs === undefined
      ? 'Waits without an end.'
      : `Gives up in ${leftText(Math.max(0, untilMs - nowMs))}.`;
  return [...done, ...comes, end].join(' ');
}

const nextWords = { retry: 'next try', backup: 'backup', manual: 'to people' } as const;
const doneWords = {
  retry: 'Asked again',
  backup: 'The backup was asked',
  manual: 'Handed to people',
} as const;

function leftText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${String(seconds)} s` : formatDuration(seconds * 1000);
}
