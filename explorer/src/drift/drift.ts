import type { Bundle } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';
import { own } from '../judge/own.ts';
import { findSenderFault } from '../judge/senders.ts';
import { type BrokenValues, createBrokenValues } from './broken-values.ts';
import { type Fields, createFields } from './fields.ts';
import { type Senders, createSenders } from './senders.ts';
import type { Seen } from './sighting.ts';
import type { ParameterAt } from './topic-groups.ts';
import { type UndeclaredTopics, createUndeclaredTopics } from './undeclared-topics.ts';
import { type UndeclaredUse, type UndeclaredUses, createUndeclaredUses } from './undeclared-messages.ts';
import { type Uptime, createUptime } from './uptime.ts';

/** What the contracts say and what travels, side by side: all that differs, in memory that is bounded. */
export interface Drift {
  readonly topics: UndeclaredTopics;
  /** Types that their channel does not carry, in this version or at all. */
  readonly messages: UndeclaredUses;
  /** Agents that do not declare what they send. */
  readonly strangers: UndeclaredUses;
  readonly fields: Fields;
  readonly values: BrokenValues;
  readonly senders: Senders;
  readonly uptime: Uptime;
  /** Since when somebody watches; epoch milliseconds. */
  readonly sinceMs: number;
  see(captured: CapturedMessage, seen: Seen): void;
  /** Other contracts: what they declare by now is no drift any more, the rest stays. */
  use(contracts: DriftContracts): void;
}

export interface DriftContracts {
  readonly bundle: Bundle;
  /** Whether a channel has a topic. */
  readonly isDeclared: (topic: string) => boolean;
  readonly parameterAt: ParameterAt;
}

export function createDrift(contracts: DriftContracts, now: () => number): Drift {
  let present = contracts;
  const sinceMs = now();
  const topics = createUndeclaredTopics({
    parameterAt: (levels, index) => present.parameterAt(levels, index),
  });
  const messages = createUndeclaredUses(() => '');
  const strangers = createUndeclaredUses(({ sender }) => sender.split('/')[0] ?? '');
  const fields = createFields(contracts.bundle);
  const values = createBrokenValues();
  const senders = createSenders(contracts.bundle, sinceMs);
  const uptime = createUptime();
  return {
    ...{ topics, messages, strangers, fields, values, senders, uptime, sinceMs },
    see: (captured, seen) => {
      uptime.see(captured);
      if (captured.reserved) return;
      senders.see(captured, seen);
      seeVerdict(captured, seen, { topics, messages, strangers, values });
      const { type, data } = captured.message;
      // What was changed on the way, or is no data at all, says nothing of the schema.
      if (type !== undefined && data !== undefined && captured.verdict.kind !== 'undeclared-channel')
        fields.see(type, data, seen);
    },
    use: (next) => {
      present = next;
      const { bundle, isDeclared } = next;
      topics.prune(isDeclared);
      messages.prune((use) => carries(bundle, use));
      strangers.prune((use) => carries(bundle, use) && mayGo(bundle, use));
      values.prune(
        ({ type }) => own(bundle.messages, type)?.hash !== own(contracts.bundle.messages, type)?.hash,
      );
      fields.use(bundle);
      senders.use(bundle, now());
      contracts = next;
    },
  };
}

type Verdicts = Pick<Drift, 'topics' | 'messages' | 'strangers' | 'values'>;

function seeVerdict(
  captured: CapturedMessage,
  seen: Seen,
  { topics, messages, strangers, values }: Verdicts,
): void {
  switch (captured.verdict.kind) {
    case 'undeclared-channel':
      // In an inbox the topic says nothing: what is not declared there is the channel.
      if (captured.system === undefined) topics.see(captured, seen);
      else if (captured.channel !== undefined) messages.see(captured, seen);
      return;
    case 'undeclared-message':
    case 'wrong-version':
      messages.see(captured, seen);
      return;
    case 'wrong-sender':
      strangers.see(captured, seen);
      return;
    case 'invalid':
      values.see(captured, seen);
      return;
    default:
  }
}

function carries({ channels }: Bundle, { channel, type }: UndeclaredUse): boolean {
  return own(channels, channel)?.messages.includes(type) ?? false;
}

function mayGo(bundle: Bundle, { channel: name, type, agent }: UndeclaredUse): boolean {
  const channel = own(bundle.channels, name);
  if (channel === undefined) return false;
  return findSenderFault(bundle, `/agents/${agent}/any`, { channel, type }) === undefined;
}
