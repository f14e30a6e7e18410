import type { WorkspaceEdit } from '../edit.ts';

/** Something that travels and that the contracts do not have yet. */
export type Addition =
  | NewChannel
  | CarriedMessage
  | NewProperty
  | NewSend
  | {
      readonly kind: 'parameter-value';
      readonly channel: string;
      readonly parameter: string;
      readonly value: string;
    }
  | NewValue;

export interface NewMessage {
  readonly type: string;
  /** For a type that is not declared yet. */
  readonly schema?: object | undefined;
}

export interface NewChannel {
  readonly kind: 'channel';
  readonly name: string;
  /** Null: it lives in inboxes only. */
  readonly address: string | null;
  /** A JSON Schema by placeholder. */
  readonly parameters: Readonly<Record<string, object | boolean>>;
  readonly messages: readonly NewMessage[];
  /** Agents that are declared and send there. */
  readonly senders: readonly string[];
}

/** A channel carries one more message. */
export interface CarriedMessage {
  readonly kind: 'message';
  readonly channel: string;
  readonly message: NewMessage;
}

/** A member of the data of a message. */
export interface NewProperty {
  readonly kind: 'property';
  readonly type: string;
  /** Names on the way to the object that has it; `anyItem` stands for the items of a list. */
  readonly path: readonly PathStep[];
  readonly name: string;
  readonly schema: object;
}

/** An agent sends on a channel; one that is not declared gets a file. */
export interface NewSend {
  readonly kind: 'send';
  readonly agent: string;
  readonly channel: string;
  readonly type: string;
  /** For an agent that is not declared: it is a client that knows nothing of Parley. */
  readonly external: boolean;
}

/** One more word of an `enum`. */
export interface NewValue {
  readonly kind: 'value';
  readonly type: string;
  readonly path: readonly PathStep[];
  readonly value: unknown;
}

/** The name of a member, any item of a list, or any member that has no schema of its own. */
export type PathStep = { readonly name: string } | 'items' | 'members';

/** An edit to look at, or why there is none. */
export type AdditionResult =
  | { readonly kind: 'edit'; readonly edit: WorkspaceEdit }
  | { readonly kind: 'refused'; readonly reason: string };
