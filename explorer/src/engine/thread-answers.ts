import { collectHops, type Hop } from '../threads/hops.ts';
import { collectThreads, summarise } from '../threads/collect.ts';
import { arrangeThreads, countThreads } from '../threads/summary.ts';
import type { View } from '../query/view.ts';
import type { MessageStore } from '../store/store.ts';
import type { ThreadsAnswer, ThreadsAsked } from './protocol.ts';
import type { WaitingRequests } from './waiting.ts';

export interface ThreadScene {
  readonly store: MessageStore;
  readonly waiting: WaitingRequests;
  readonly now: () => number;
}

const maxThreads = 500;
/** A conversation is drawn up to that many messages; nobody reads more lines. */
const maxHops = 2000;

export function answerThreads(scene: ThreadScene, view: View, asked: ThreadsAsked): ThreadsAnswer {
  const { store, waiting, now } = scene;
  const all = collectThreads({ store, rows: view, waiting: waiting.rows(now()) });
  const arranged = asked.count > 0 ? arrangeThreads(all, asked) : [];
  const from = Math.max(0, asked.from);
  return {
    counts: countThreads(all),
    threads: arranged
      .slice(from, from + Math.min(asked.count, maxThreads))
      .map((thread) => summarise(thread, store)),
  };
}

export function hopsOf({ store }: ThreadScene, correlationId: string): readonly Hop[] {
  const id = store.texts.find(correlationId);
  if (id === undefined) return [];
  const rows: number[] = [];
  const { correlation } = store.columns;
  for (let row = store.first; row < store.next && rows.length < maxHops; row++) {
    if (correlation[row % store.capacity] === id) rows.push(row);
  }
  return collectHops({ store, rows });
}
