/** The priorities of the protocol, lowest first; on the wire 1 to 4. */
export const priorities = ['low', 'normal', 'high', 'critical'] as const;
export type Priority = (typeof priorities)[number];

/** A message as programs see it. The names on the wire stand in docs/spec/envelope.md. */
export interface Message<Type extends string = string, Data = unknown> {
  readonly id: string;
  /** A URI reference; for Parley's agents `/agents/{agent}/{instance}`. */
  readonly sender: string;
  readonly type: Type;
  readonly data: Data;
  /** RFC 3339; absent only on foreign events. */
  readonly time?: string;
  /** Media type of the data; absent means application/json. */
  readonly contentType?: string;
  readonly schema?: string;
  readonly subject?: string;
  readonly channel?: string;
  /** The channel's filled address, only when the message travels on another topic. */
  readonly address?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** An agent, or agent/instance. */
  readonly receiver?: string;
  readonly replyTo?: string;
  readonly priority?: Priority;
  /** RFC 3339: after it nobody should handle the message. */
  readonly expiresAt?: string;
  /** `"{epoch}.{n}"`. */
  readonly sequence?: string;
  readonly receipt?: 'received' | 'handled';
  readonly orderKey?: string;
  readonly attempt?: number;
  readonly epoch?: number;
  readonly hops?: number;
  readonly tags?: readonly string[];
  /** Every other extension attribute, as a string. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly traceparent?: string;
  readonly tracestate?: string;
}
