import type { View } from '../../query/view.ts';
import type { MessageStore } from '../../store/store.ts';
import type { Gap } from '../protocol.ts';
import type { RetainedChange, RetainedHistory } from './history.ts';
import type { Views } from '../views.ts';
import type { GoneMessage, RetainedAnswer, RetainedAsked, RetainedMessage } from './protocol.ts';

export interface RetainedScene {
  readonly store: MessageStore;
  readonly views: Pick<Views, 'open'>;
  /** Whether packets tell if they are kept. */
  readonly hasFlags: () => boolean;
  readonly retained: RetainedHistory;
  readonly gaps: readonly Gap[];
  readonly now: () => number;
}

interface RetainedWanted {
  /** Undefined: now. */
  readonly atMs: number | undefined;
  /** Undefined: all of them, also those whose rows are gone. */
  readonly view: View | undefined;
}

/** A query is about messages that can be looked at; without one, those whose rows are gone are told too. */
export function answerRetained(scene: RetainedScene, { query, atMs }: RetainedAsked): RetainedAnswer {
  const { view, errors, isNarrowed } = scene.views.open('', query);
  return {
    ...retainedAt(scene, { atMs, view: isNarrowed ? view : undefined }),
    knownBy: scene.hasFlags() ? 'flags' : 'contracts',
    errors,
  };
}

type Told = Pick<RetainedAnswer, 'messages' | 'total' | 'gone' | 'sinceMs' | 'before' | 'after' | 'isFull'>;

const maxMessages = 1000;
const maxGone = 100;

/** What a broker keeps, or kept at a moment. */
function retainedAt(scene: RetainedScene, { atMs, view }: RetainedWanted): Told {
  const { retained, now } = scene;
  const momentMs = atMs ?? now();
  const state = atMs === undefined ? retained.now : retained.at(atMs);
  const isWanted = ({ row }: RetainedChange) => view === undefined || view.has(row);
  const changes = [...state.values()].filter(isWanted);
  const standing = changes.filter((change) => change.kind === 'stands' && !isOver(change, momentMs));
  const gone = changes.filter((change) => change.kind === 'cleared' || isOver(change, momentMs));
  standing.sort((left, right) => (left.topic < right.topic ? -1 : 1));
  return {
    messages: standing.slice(0, maxMessages).map((change) => toMessage(change, { ...scene, momentMs })),
    total: standing.length,
    gone: gone
      .map((change) => toGone(change, scene.store))
      .sort((left, right) => right.atMs - left.atMs)
      .slice(0, maxGone),
    sinceMs: retained.sinceMs,
    ...retained.around(momentMs),
    isFull: retained.isFull,
  };
}

function isOver({ untilMs }: RetainedChange, atMs: number): boolean {
  return untilMs !== undefined && untilMs <= atMs;
}

function toMessage(
  change: RetainedChange,
  { store, gaps, momentMs }: RetainedScene & { readonly momentMs: number },
): RetainedMessage {
  const { topic, row, channel, type, sender, verdict, size, atMs, wasThere } = change;
  const isGap = gaps.some(({ fromMs }) => fromMs >= atMs && fromMs <= momentMs);
  const doubt = change.doubtful === true ? 'replaced' : isGap ? 'gap' : undefined;
  return { topic, row, isHere: store.has(row), channel, type, sender, verdict, size, atMs, wasThere, doubt };
}

function toGone({ topic, row, kind, atMs, untilMs }: RetainedChange, store: MessageStore): GoneMessage {
  const isHere = store.has(row);
  return kind === 'cleared'
    ? { topic, row, isHere, why: 'cleared', atMs }
    : { topic, row, isHere, why: 'expired', atMs: untilMs ?? atMs };
}
