import type { Bundle } from '@parley/schemas';
import type { Message, Priority } from '../protocol/message.ts';
import type { OnceDatabase, SqliteDatabase } from './once.ts';
import type { Sent } from './sent.ts';

/** What the generator knows of one agent. Generated interfaces extend it; keys are channel names or patterns. */
export interface AgentTypes {
  readonly name: string;
  /** Address parameters given at start. */
  readonly parameters: object;
  /** {@link ReceiveTypes} by channel, pattern or reserved channel. */
  readonly receives: object;
  /** {@link SendTypes} by channel. */
  readonly sends: object;
  /** {@link RequestTypes} by request channel. */
  readonly requests: object;
}

export interface ReceiveTypes {
  readonly message: Received;
  /** What the handler returns; `void` where the channel has no reply. */
  readonly reply: unknown;
}

export interface SendTypes {
  /** Data, or a constructed message; several messages: constructed only. */
  readonly content: unknown;
  /** Address parameters that the send names; those that the agent's own parameters bind are optional. */
  readonly parameters: object;
  /** The channel has no address: the send says `to` whom. */
  readonly directed?: true;
}

export interface RequestTypes extends SendTypes {
  readonly reply: Message;
}

declare const none: unique symbol;

/** What an agent receives, sends or requests if that is nothing: no key is one of it. */
export interface Nothing {
  readonly [none]?: never;
}

/** The parameters of a channel whose address has none. */
export interface NoParameters {
  readonly [none]?: never;
}

/** A message as a handler gets it: with the channel and the parameters of the address it came by. */
export interface Received<
  Type extends string = string,
  Data = unknown,
  Channel extends string = string,
  Parameters extends object = Readonly<Record<string, string>>,
> extends Message<Type, Data> {
  readonly channel: Channel;
  readonly parameters: Parameters;
}

const constructed = Symbol.for('parley.constructed');

/** A message type with its data: what generated constructors return. */
export interface Constructed<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly [constructed]: true;
}

export function construct<const Type extends string, Data>(type: Type, data: Data): Constructed<Type, Data> {
  return { type, data, [constructed]: true };
}

export function isConstructed(value: unknown): value is Constructed {
  return typeof value === 'object' && value !== null && constructed in value;
}

export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A function as ajv compiles it: true, or false with `errors`. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

/** What `bus.agent` takes. Generated; by hand from a bundle: `defineAgent(name, bundle)`. */
export interface AgentDefinition<Types extends AgentTypes = UntypedAgent> {
  readonly name: Types['name'];
  readonly bundle: Bundle;
  /** By message type; what is missing is compiled from the bundle at start. */
  readonly validators: Readonly<Record<string, Validator>>;
  /** Never set: carries the types. */
  readonly types?: Types;
}

export function defineAgent<Types extends AgentTypes = UntypedAgent>(
  name: Types['name'],
  bundle: Bundle,
  validators: Readonly<Record<string, Validator>> = {},
): AgentDefinition<Types> {
  return { name, bundle, validators };
}

/** Nobody knows which parameters there are: none is required. */
type UntypedParameters = Readonly<Record<string, string | undefined>>;

/** The types of an agent that was not generated: everything goes, nothing is checked before it runs. */
export interface UntypedAgent extends AgentTypes {
  readonly parameters: Readonly<Record<string, string>>;
  readonly receives: Readonly<Record<string, { message: Received; reply: unknown }>>;
  readonly sends: Readonly<Record<string, SendTypes & { parameters: UntypedParameters }>>;
  readonly requests: Readonly<
    Record<string, { content: unknown; parameters: UntypedParameters; reply: Message }>
  >;
}

/** One handler for every declared channel: a missing or an undeclared one does not compile. */
export type Handlers<Types extends AgentTypes> = {
  readonly [Key in keyof Types['receives']]: Handler<Types, Types['receives'][Key]>;
};

export type Handler<Types extends AgentTypes, Receive> = (
  message: PartOf<Receive, 'message'>,
  context: Context<Types>,
) => PartOf<Receive, 'reply'> | Promise<PartOf<Receive, 'reply'>>;

/** What the handler of a channel, pattern or reserved channel gets: for functions that stand apart from `bus.agent`. */
export type MessageOf<Types extends AgentTypes, Channel extends keyof Types['receives']> = PartOf<
  Types['receives'][Channel],
  'message'
>;

/** What the handler of a request channel returns. */
export type ReplyOf<Types extends AgentTypes, Channel extends keyof Types['receives']> = PartOf<
  Types['receives'][Channel],
  'reply'
>;

type PartOf<Entry, Part extends string> = Entry extends Readonly<Record<Part, infer Value>> ? Value : never;

/** The address parameters among the options: required where one has no value yet. */
export type ParametersOption<Parameters> =
  Partial<Parameters> extends Parameters
    ? { readonly parameters?: Parameters }
    : { readonly parameters: Parameters };

type Recipient<Entry> = Entry extends { readonly directed: true } ? { readonly to: string } : unknown;

type AllOptions<Options, Entry> = Options & ParametersOption<PartOf<Entry, 'parameters'>> & Recipient<Entry>;

/** Options are required where the address has a parameter that nothing binds, and where only `to` tells the receiver. */
type OptionsArgument<Options, Entry> =
  Partial<AllOptions<Options, Entry>> extends AllOptions<Options, Entry>
    ? [options?: AllOptions<Options, Entry>]
    : [options: AllOptions<Options, Entry>];

export interface SendOptions {
  /** An agent or agent/instance: the message goes to its inbox. Default: the channel's address. */
  readonly to?: string;
  /** Default: the channel's. `critical` only on channels that are. */
  readonly priority?: Priority;
  /** Milliseconds. Default: the channel's ttl. */
  readonly ttlMs?: number;
  readonly subject?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly tags?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /**
   * What the receiving agents shall tell, for `sent.status` and `sent.until`: that they have the message, or that it was handled. Those
   * of durable channels tell the latter anyway. Not on at-most-once channels.
   */
  readonly receipt?: 'received' | 'handled';
}

export interface RequestOptions extends Omit<SendOptions, 'receipt'> {
  /** Milliseconds, for each who is asked one after the other where the responder declares an escalation. Default: the send's timeout, else the channel's reply timeout. */
  readonly timeoutMs?: number;
}

/** What an agent can do towards others, and a handler through its context. */
export interface Calls<Types extends AgentTypes> {
  /** Resolves when the broker has the message; in a handler of an exactly-once channel when it is held until the handler has ended. Rejects with a ParleyError: invalid_data, not_declared, invalid_parameter, too_large, not_connected, overloaded. */
  send<Channel extends keyof Types['sends'] & string>(
    channel: Channel,
    content: PartOf<Types['sends'][Channel], 'content'>,
    ...options: OptionsArgument<SendOptions, Types['sends'][Channel]>
  ): Promise<Sent>;
  /**
   * Sends contents in their order, in batches where the channel has them, and resolves like `send` for all of them. Rejects with the
   * failure of the first that failed, its place in `details.index`; what cannot be sent at all is found before anything goes out.
   */
  sendMany<Channel extends keyof Types['sends'] & string>(
    channel: Channel,
    contents: readonly PartOf<Types['sends'][Channel], 'content'>[],
    ...options: OptionsArgument<SendOptions, Types['sends'][Channel]>
  ): Promise<readonly Sent[]>;
  /** Resolves with the reply. Rejects with timeout, cancelled, what the responder reported (`remote`), or unavailable and overloaded where the send has a breaker, a bulkhead or a rate. */
  request<Channel extends keyof Types['requests'] & string>(
    channel: Channel,
    content: PartOf<Types['requests'][Channel], 'content'>,
    ...options: OptionsArgument<RequestOptions, Types['requests'][Channel]>
  ): Promise<PartOf<Types['requests'][Channel], 'reply'>>;
}

/** Sends through a context inherit correlation, cause and, for requests, the deadline of the message that is handled. */
export interface Context<Types extends AgentTypes = UntypedAgent> extends Calls<Types> {
  readonly message: Received;
  /** Fires when the handler's timeout is over, the caller cancelled, or the agent stops at once. */
  readonly signal: AbortSignal;
  /** 1 for the first try. */
  readonly attempt: number;
  /** `epoch.attempt`: higher in each later attempt, whichever instance makes it; for stores outside that refuse what is late. */
  readonly token: string;
  readonly correlationId: string;
  /**
   * Runs an effect in one transaction with a note that this message had it: a second run of the handler gets the first result, as
   * JSON, and has no second effect. In SQLite the effect is synchronous. Effects are told apart by their order in the handler.
   */
  once<Result>(database: SqliteDatabase, effect: () => Result): Promise<Result>;
  once<Transaction, Result>(
    database: OnceDatabase<Transaction>,
    effect: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result>;
  /** Milliseconds that are left of the handler's timeout or the request's deadline, whichever is nearer. */
  remainingMs(): number;
}
