import type { Workspace } from '@parley/toolchain';
import { deadItems, silentItems } from './absent.ts';
import {
  type ChosenNames,
  suggestField,
  suggestMessage,
  suggestSender,
  suggestTopic,
  suggestWords,
} from './addition.ts';
import type { Suggestion } from './addition.ts';
import type { TopicContracts } from './contracts.ts';
import type { Drift } from './drift.ts';
import { fieldItem, messageItem, senderItem, topicItem, useItem, valueItem } from './items.ts';
import {
  type DriftAnswer,
  type DriftEditAnswer,
  type DriftEditAsked,
  type DriftItem,
  type DriftKind,
  driftKinds,
} from './protocol.ts';
import { refused, reviewSuggestion } from './review.ts';

export interface DriftScene {
  readonly drift: Drift;
  readonly topicContracts: TopicContracts;
  readonly workspace: Workspace;
  readonly now: () => number;
}

interface Entry {
  readonly item: DriftItem;
  /** Undefined: it cannot be added. */
  readonly suggest?: (chosen: ChosenNames) => Suggestion | string;
}

const maxItems = 300;

export function answerDrift(scene: DriftScene, { kind }: { readonly kind: DriftKind }): DriftAnswer {
  const { drift, now } = scene;
  const nowMs = now();
  // A page may ask for what is not there.
  const asked = driftKinds.find((known) => known === kind) ?? 'topics';
  const counts = driftKinds.map((each) => [each, countOf(scene, each)] as const);
  return {
    sinceMs: drift.sinceMs,
    watchedMs: drift.uptime.watched(nowMs),
    counts: Object.fromEntries(counts) as Record<DriftKind, number>,
    items: entriesOf[asked](scene, nowMs)
      .slice(0, maxItems)
      .map(({ item }) => item),
    left: leftOf(drift, asked),
    cut: asked === 'fields' ? drift.fields.cut : 0,
  };
}

/** The change that adds an item to the contracts. */
export function answerDriftEdit(scene: DriftScene, asked: DriftEditAsked): DriftEditAnswer {
  const kind = driftKinds.find((known) => known === asked.kind) ?? 'topics';
  const entry = entriesOf[kind](scene, scene.now()).find(({ item }) => item.key === asked.key);
  if (entry?.suggest === undefined) return refused('it is not there any more');
  const suggestion = entry.suggest({ channel: textOf(asked.channel), type: textOf(asked.type) });
  return typeof suggestion === 'string' ? refused(suggestion) : reviewSuggestion(scene.workspace, suggestion);
}

/** A page may send anything. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

const entriesOf: Readonly<Record<DriftKind, (scene: DriftScene, nowMs: number) => readonly Entry[]>> = {
  topics: ({ drift, topicContracts }, nowMs) =>
    drift.topics.list().map((group) => ({
      item: topicItem(group, topicContracts, nowMs),
      suggest: (chosen) => suggestTopic(group, topicContracts, chosen),
    })),
  messages: ({ drift, topicContracts }, nowMs) =>
    drift.messages.list().map((use) => ({
      item: messageItem(use, topicContracts, nowMs),
      suggest: (chosen) => suggestMessage(use, topicContracts.bundle, chosen),
    })),
  senders: ({ drift, topicContracts }, nowMs) =>
    drift.strangers.list().map((use) => ({
      item: senderItem(use, topicContracts, nowMs),
      suggest: () => suggestSender(use, { isForeign: drift.uptime.of(use.agent, nowMs) === undefined }),
    })),
  fields: ({ drift }, nowMs) => {
    const { always, never } = drift.fields.uses();
    return [
      ...drift.fields.extra().map((field) => ({
        item: fieldItem(field, nowMs),
        suggest: () => suggestField(field),
      })),
      ...[...always, ...never].map((use) => ({ item: useItem(use) })),
    ];
  },
  values: ({ drift }, nowMs) =>
    drift.values.list().map((value) => ({
      item: valueItem(value, nowMs),
      suggest: () => suggestWords(value),
    })),
  silent: ({ drift, topicContracts }, nowMs) =>
    silentItems(drift, topicContracts, nowMs).map((item) => ({ item })),
  dead: ({ drift, topicContracts }) => deadItems(drift, topicContracts).map((item) => ({ item })),
};

function countOf({ drift, topicContracts, now }: DriftScene, kind: DriftKind): number {
  switch (kind) {
    case 'topics':
      return drift.topics.list().length;
    case 'messages':
      return drift.messages.list().length;
    case 'senders':
      return drift.strangers.list().length;
    case 'fields':
      return drift.fields.extra().length;
    case 'values':
      return drift.values.list().length;
    case 'silent':
      return silentItems(drift, topicContracts, now()).length;
    case 'dead':
      return deadItems(drift, topicContracts).length;
  }
}

/** Messages for which there was no room. */
function leftOf({ topics, messages, strangers, fields, values }: Drift, kind: DriftKind): number {
  const left = {
    topics,
    messages,
    senders: strangers,
    fields,
    values,
    silent: { left: 0 },
    dead: { left: 0 },
  };
  return left[kind].left;
}
