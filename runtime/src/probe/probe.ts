import type { Scene } from './scene.ts';

export type ProbeStatus = 'ok' | 'warn' | 'fail' | 'unknown';

/** From best to worst: docs/guide/brokers.md says what each means. */
export const grades = ['A', 'B', 'C', 'D', 'F'] as const;
export type Grade = (typeof grades)[number];

/** What an agent can ask of a channel, and so of its broker. */
export const promises = [
  'at-most-once',
  'at-least-once',
  'exactly-once',
  'durable',
  'share: broker',
] as const;
export type Promised = (typeof promises)[number];

/** What was found out about one thing. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly status: ProbeStatus;
  /** The best grade that this allows; A for what could not be found out. */
  readonly grade: Grade;
  /** For people: `20 messages`, `refused`. */
  readonly measured: string;
  /** For programs. */
  readonly value: number | boolean | string | Readonly<Record<string, unknown>> | null;
  /** What follows from it. */
  readonly meaning: string;
  /** What that touches; empty: nothing. */
  readonly touches: readonly Promised[];
  /** Where MQTT says how it should be; absent where it says nothing. */
  readonly section?: string;
  readonly tookMs: number;
}

/** What a probe tells. */
export type Outcome = Pick<Finding, 'status' | 'measured' | 'value' | 'meaning'> &
  Partial<Pick<Finding, 'grade' | 'touches'>>;

export interface Probe {
  readonly id: string;
  readonly title: string;
  readonly section?: string;
  /** What this needs of the broker to be asked at all. Default: nothing. */
  readonly needs?: 5;
  run(scene: Scene): Promise<Outcome>;
}

/** As it should be. */
export function ok(measured: string, value: Outcome['value'], meaning: string): Outcome {
  return { status: 'ok', measured, value, meaning };
}
