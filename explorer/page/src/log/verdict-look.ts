import { type Row, rowFlags } from '@parley/explorer/protocol';
import { render } from 'lit-html';
import { type IconName, icon } from '../icons.ts';
import { type Tone, toneOf, verdictWords } from '../format.ts';

/** How a verdict is shown: never by colour alone. */
export interface VerdictLook {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

type Judged = Pick<Row, 'verdict' | 'flags' | 'topic'>;

/** What the protocol itself tells of, by the end of the topic. */
const events: Readonly<Record<string, VerdictLook>> = {
  timeout: { word: 'timeout', icon: 'clock', tone: 'warn' },
  escalation: { word: 'escalated', icon: 'up', tone: 'warn' },
  error: { word: 'error', icon: 'warning', tone: 'warn' },
  circuit: { word: 'circuit', icon: 'warning', tone: 'warn' },
};

export function lookOf({ verdict, flags, topic }: Judged): VerdictLook {
  if ((flags & rowFlags.deadLetter) !== 0) return { word: 'dead letter', icon: 'dead', tone: 'bad' };
  if (verdict === 'system') {
    const [, event = ''] = /\/events\/([a-z]+)$/.exec(topic) ?? [];
    if (Object.hasOwn(events, event)) return events[event] ?? plainLook(verdict);
  }
  return plainLook(verdict);
}

function plainLook(verdict: Row['verdict']): VerdictLook {
  const tone = toneOf(verdict);
  const name =
    verdict === 'expired' || verdict === 'late'
      ? 'clock'
      : ({ good: 'valid', warn: 'warning', bad: 'invalid' } as const)[tone];
  return { word: verdictWords[verdict], icon: name, tone };
}

const drawn = new Map<IconName, Node>();

/** A copy of the picture: rows are drawn too often for a template. */
export function verdictIcon(row: Judged): Node {
  const { icon: name } = lookOf(row);
  let picture = drawn.get(name);
  if (picture === undefined) {
    const holder = document.createElement('div');
    render(icon(name), holder);
    picture = holder.querySelector('svg') ?? holder;
    drawn.set(name, picture);
  }
  return picture.cloneNode(true);
}
