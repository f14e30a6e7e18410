import type { EngineOptions } from '../engine/engine.ts';
import type { EngineMessage } from '../engine/protocol.ts';
import type { DraftAnswer, DraftQuestion } from '../engine/publishing-questions.ts';
import type { Draft } from '../publish/draft.ts';
import type { DraftProblem } from '../publish/problem.ts';
import type { Confirmation, Sent } from '../publish/send.ts';

/** What whoever started the worker asks of it. */
export interface LiveRequests {
  /** Watches the broker of a workspace; what was watched before is let go. */
  connect: { readonly asks: WatchAsked; readonly answer: Watched };
  disconnect: { readonly asks: Nothing; readonly answer: Nothing };
  /** Reads the contracts again. */
  reload: { readonly asks: Nothing; readonly answer: Reloaded };
  /** Starts a broker in the worker, at the address of the workspace's own if that is on this machine and free. */
  startBroker: { readonly asks: { readonly folder: string }; readonly answer: { readonly url: string } };
  stopBroker: { readonly asks: Nothing; readonly answer: Nothing };
  /** A message to begin with. */
  draft: { readonly asks: DraftQuestion & { readonly folder: string }; readonly answer: DraftAnswer };
  /** Where a message breaks its contract. */
  judgeDraft: {
    readonly asks: { readonly folder: string; readonly draft: Draft };
    readonly answer: { readonly problems: readonly DraftProblem[] };
  };
  publish: { readonly asks: PublishAsked; readonly answer: Sent };
}

export interface ConnectAsked {
  /** In the workspace, or below it. */
  readonly folder: string;
  /** A name under `brokers`, or a URL. Default: as the command has it. */
  readonly broker?: string | undefined;
}

/** How much is kept of what, and whether pages may publish. */
export interface WatchAsked extends ConnectAsked {
  readonly options?: Pick<EngineOptions, 'maxRows' | 'maxBytes' | 'extra' | 'exclude' | 'publish'>;
}

export interface PublishAsked extends ConnectAsked, Confirmation {
  readonly draft: Draft;
  /** Answers when the reply is there, or when none came in time. */
  readonly waits?: boolean;
}

/** What is watched; without secrets. */
export interface Watched {
  readonly folder: string;
  readonly label: string;
}

export interface Reloaded {
  /** What was asked for is another broker now, or is reached otherwise: whoever wants it connects again. */
  readonly isElsewhere: boolean;
}

export type Nothing = Readonly<Record<string, never>>;
export type LiveRequestName = keyof LiveRequests;
export type LiveAsked<Name extends LiveRequestName> = LiveRequests[Name]['asks'];
export type LiveAnswer<Name extends LiveRequestName> = LiveRequests[Name]['answer'];

/** On the way to the worker. */
export type ToWorker =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly name: LiveRequestName;
      readonly asked: LiveAsked<LiveRequestName>;
    }
  /** What a page says, untouched. */
  | { readonly kind: 'page'; readonly page: number; readonly message: unknown }
  | { readonly kind: 'page-closed'; readonly page: number };

/** On the way back. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: LiveAnswer<LiveRequestName> }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly reason: string;
      readonly hint: string | undefined;
    }
  | { readonly kind: 'page'; readonly page: number; readonly message: EngineMessage };

/** A worker's port, as either side sees it. */
export interface LivePort<Sent, Got> {
  postMessage(message: Sent): void;
  on(event: 'message', listener: (message: Got) => void): unknown;
}
