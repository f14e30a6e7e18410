import type { Bundle, BundleAgent } from '@parley/schemas';
import { refuseWith, type Verdict } from '../delivery/refusal.ts';
import type { Counters } from '../delivery/statistics.ts';
import type { Logger } from '../logger.ts';
import { Handshake, type Mismatch } from '../presence/handshake.ts';
import { SenderRules, type SenderFault } from '../presence/sender-rules.ts';
import type { Message } from '../protocol/message.ts';
import type { Topics } from '../protocol/system-topics.ts';
import type { Event } from './reports.ts';

export interface PeerCheckSettings {
  /**
   * What follows when a peer's card has another contract of a message type than this agent's: nothing, an event and a line in the
   * log, or also that the peer's messages of the type become dead letters `contract_mismatch`. Default `warn`.
   */
  readonly handshake?: 'off' | 'warn' | 'refuse';
  /**
   * What follows when a declared agent sends what it does not declare: nothing, an event `audit`, or also that the message becomes a
   * dead letter `wrong_sender`. Default `warn`.
   */
  readonly senderRules?: 'off' | 'warn' | 'refuse';
  /** The same for senders that the contracts do not know, foreign clients among them. Default `off`. */
  readonly unknownSenders?: 'off' | 'warn' | 'refuse';
}

export interface PeerChecksOptions {
  readonly settings: PeerCheckSettings;
  readonly bundle: Bundle;
  readonly agent: BundleAgent;
  readonly topics: Topics;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly announce: (event: Event) => void;
}

/** More agents than this are followed by one wildcard. */
const maximumFilters = 64;
/** Faults that were told of. */
const maximumTold = 10_000;

/** Holds peers to the contracts: who sends what, and that both sides mean the same by it. */
export class PeerChecks {
  /** What to subscribe to for the cards. */
  readonly cardFilters: readonly string[];
  readonly #options: PeerChecksOptions;
  readonly #handshake: Handshake | undefined;
  readonly #rules: SenderRules | undefined;
  readonly #told = new Set<string>();

  constructor(options: PeerChecksOptions) {
    this.#options = options;
    const { bundle, agent, topics, settings } = options;
    const { handshake = 'warn', senderRules = 'warn', unknownSenders = 'off' } = settings;
    const hasRules = senderRules !== 'off' || unknownSenders !== 'off';
    this.#rules = hasRules ? new SenderRules(bundle) : undefined;
    this.#handshake =
      handshake === 'off' ? undefined : new Handshake({ bundle, agent, onMismatch: this.#mismatch });
    const peers = this.#handshake?.peers ?? [];
    this.cardFilters =
      peers.length > maximumFilters ? [topics.card('+', '+')] : peers.map((name) => topics.card(name, '+'));
  }

  seeCard(names: { readonly agent: string; readonly instance: string }, payload: Uint8Array): void {
    this.#handshake?.see(names, payload);
  }

  /** A refusal, or nothing. */
  readonly examine = (message: Message, channel: string): Verdict | undefined => {
    const { sender, type } = message;
    const fault = this.#rules?.fault(sender, channel, type);
    if (fault !== undefined) {
      const verdict = this.#onFault(fault, message, channel);
      if (verdict !== undefined) return verdict;
    }
    if (this.#options.settings.handshake !== 'refuse' || this.#handshake?.differs(sender, type) !== true)
      return undefined;
    return refuseWith('contract_mismatch', `${sender} holds another contract of ${type}`);
  };

  #onFault({ kind, reason }: SenderFault, message: Message, channel: string): Verdict | undefined {
    const { settings, counters, announce } = this.#options;
    const { senderRules = 'warn', unknownSenders = 'off' } = settings;
    const rule = kind === 'unknown' ? unknownSenders : senderRules;
    if (rule === 'off') return undefined;
    counters.wrongSenders += 1;
    if (this.#isNews(`${message.sender} ${channel} ${message.type}`)) {
      const { id, correlationId } = message;
      announce({
        kind: 'audit',
        code: 'wrong_sender',
        message: `${reason}; ${rule === 'refuse' ? 'refused' : 'taken all the same'}`,
        channel,
        messageId: id,
        ...(correlationId === undefined ? {} : { correlationId }),
      });
    }
    return rule === 'refuse' ? refuseWith('wrong_sender', reason) : undefined;
  }

  readonly #mismatch = ({ agent, instance, version, type }: Mismatch): void => {
    const { logger, announce } = this.#options;
    const who = `${agent}/${instance}${version === null ? '' : ` (${version})`}`;
    const message = `${who} holds another contract of ${type}`;
    logger.warn('contracts differ', { agent, instance, version, type });
    announce({ kind: 'audit', code: 'contract_mismatch', message });
  };

  /** Once per sender, channel and type, however often it happens: the counter has the rest. */
  #isNews(key: string): boolean {
    if (this.#told.has(key) || this.#told.size >= maximumTold) return false;
    this.#told.add(key);
    return true;
  }
}
