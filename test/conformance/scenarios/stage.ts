import type { Bundle } from '@parley/schemas';
import type { Call } from './scenario.ts';

/** A packet of the agent under test, as the broker took it. */
export interface Output {
  /** Since the start of the scenario. */
  readonly atMs: number;
  readonly topic: string;
  readonly qos: number;
  readonly retain: boolean;
  readonly payload: Uint8Array;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What became of a call. */
export interface Outcome {
  readonly atMs: number;
  readonly label: string;
  readonly sent?: true;
  readonly reply?: { readonly type: string; readonly data: unknown };
  readonly error?: string;
}

/** A PUBACK of the agent under test, for a packet of the scenario. */
export interface Acknowledgement {
  readonly atMs: number;
  readonly label: string;
}

export interface StagePacket {
  readonly label: string | undefined;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a driver must be able to do: an agent under test, a broker, and time. Whatever cannot be done throws. */
export interface Stage {
  /** Milliseconds since 1970 at the start. */
  readonly startMs: number;
  /** How much later than said something may be. */
  readonly slackMs: number;
  readonly contracts: Bundle;
  readonly protocol: 4 | 5;
  /** PUBACKs can be seen. */
  readonly seesAcknowledgements: boolean;
  readonly outputs: Output[];
  readonly outcomes: Outcome[];
  readonly acknowledgements: Acknowledgement[];
  /** Time 0 is now, and what was published until now is forgotten. */
  begin(): Promise<void>;
  /** Lets everything happen that happens until then, and what it leads to; real time may end when `isMet`. */
  advance(toMs: number, isMet?: () => boolean): Promise<void>;
  /** Resolves when the agent is ready. */
  start(): Promise<void>;
  stop(): Promise<void>;
  crash(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  publish(packet: StagePacket): Promise<void>;
  call(call: Call, label: string): void;
  abort(label: string): void;
  lose(): void;
  restore(): void;
  /** Another client with this client id. */
  connect(clientId: string): Promise<void>;
  disconnect(clientId: string): Promise<void>;
  close(): Promise<void>;
}
