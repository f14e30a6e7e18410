import { rowFlags, rowVerdicts } from '../store/row.ts';

/** What the values of a field look like. */
export type ValueKind = 'name' | 'topic' | 'word' | 'duration' | 'size' | 'time' | 'correlation' | 'text';

/** One thing that a query can ask for by name. */
export interface Field {
  readonly name: string;
  readonly description: string;
  readonly kind: ValueKind;
  readonly example: string;
  /** The only values there are. */
  readonly words?: readonly string[];
  /** It has an order, so that `>` and `<` mean something. */
  readonly ordered?: boolean;
}

export const priorityWords = ['low', 'normal', 'high', 'critical'] as const;
export const flagWords = [
  'retained',
  'system',
  'batch-entry',
  'reply',
  'request',
  'dead-letter',
  'truncated',
] as const;

/** The bit of a word of `is:`. */
export const flagOf: Readonly<Record<(typeof flagWords)[number], number>> = {
  retained: rowFlags.retained,
  system: rowFlags.system,
  'batch-entry': rowFlags.batched,
  reply: rowFlags.reply,
  request: rowFlags.request,
  'dead-letter': rowFlags.deadLetter,
  truncated: rowFlags.truncated,
};

/** The fields of every query, in the order in which completion offers them. */
export const fields: readonly Field[] = [
  {
    name: 'channel',
    description: 'Name of the channel; * is any text',
    kind: 'name',
    example: 'channel:analysis.*',
  },
  {
    name: 'valid',
    description: 'Whether the message keeps its contract',
    kind: 'word',
    example: 'valid:false',
    words: ['true', 'false'],
  },
  {
    name: 'verdict',
    description: 'What the contracts say of the message',
    kind: 'word',
    example: 'verdict:expired,duplicate',
    words: rowVerdicts,
  },
  {
    name: 'from',
    description: 'Who sent it: an agent, or agent/instance',
    kind: 'name',
    example: 'from:data-analysis',
  },
  { name: 'to', description: 'Whom it is directed to', kind: 'name', example: 'to:scheduling/s2' },
  {
    name: 'type',
    description: 'Type of the message',
    kind: 'name',
    example: 'type:fleet.analysis-result.v1',
  },
  {
    name: 'topic',
    description: 'Topic, with + and # as in MQTT or * for any text',
    kind: 'topic',
    example: 'topic:fleet/+/analysis/#',
  },
  {
    name: 'corr',
    description: 'Correlation id: all of it, its beginning or its end',
    kind: 'correlation',
    example: 'corr:9c41',
  },
  { name: 'id', description: 'Id of the message', kind: 'text', example: 'id:0190f3…' },
  {
    name: 'latency',
    description: 'Time from the request to this reply',
    kind: 'duration',
    example: 'latency>200ms',
    ordered: true,
  },
  { name: 'size', description: 'Bytes on the wire', kind: 'size', example: 'size>1kB', ordered: true },
  {
    name: 'since',
    description: 'Arrived at or after: a time, or how long ago',
    kind: 'time',
    example: 'since:5m',
  },
  {
    name: 'until',
    description: 'Arrived before: a time, or how long ago',
    kind: 'time',
    example: 'until:14:31:40',
  },
  {
    name: 'priority',
    description: 'Priority of the message',
    kind: 'word',
    example: 'priority:critical',
    words: priorityWords,
    ordered: true,
  },
  {
    name: 'is',
    description: 'A fact about the message',
    kind: 'word',
    example: 'is:retained',
    words: flagWords,
  },
  { name: 'tag', description: 'One of its tags', kind: 'text', example: 'tag:urgent' },
  { name: 'subject', description: 'What it is about', kind: 'text', example: 'subject:VH-4471' },
];

export const fieldByName: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.name, field]));
