import type { Statistics } from '../delivery/statistics.ts';
import { type Family, formatFamilies, type Sample } from './metric-families.ts';

/** What an HTTP answer with these metrics says of its content. */
export const openMetricsContentType = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** What metrics are made of: every agent is one. */
export interface MetricsSource {
  readonly name: string;
  readonly instance: string;
  readonly state: string;
  statistics(): Statistics;
}

type Read = (statistics: Statistics) => readonly Sample[];
type Counted = {
  readonly [Key in keyof Statistics]: Statistics[Key] extends number ? Key : never;
}[keyof Statistics];

const outcomes = [
  'handled',
  'failed',
  'expired',
  'duplicates',
  'strays',
  'ignored',
  'shed',
  'cancelled',
] as const;
const agentStates = ['idle', 'starting', 'online', 'paused', 'draining', 'stopped', 'failed'] as const;
const circuitStates = ['closed', 'half-open', 'open'] as const;

const one =
  (key: Counted): Read =>
  (statistics) => [{ value: statistics[key] }];

const families: readonly (Omit<Family, 'samples'> & { readonly read: Read })[] = [
  counter('messages_received', 'Messages that came in.', one('received')),
  counter('messages_settled', 'Messages that came in, by their one outcome.', (statistics) =>
    outcomes.map((outcome) => ({ labels: { outcome }, value: statistics[outcome] })),
  ),
  counter('messages_foreign', 'Messages that came from something that is no Parley agent.', one('foreign')),
  counter('dead_letters', 'Messages that were given up, by the reason.', ({ deadLetters }) =>
    Object.entries(deadLetters).map(([code, value]) => ({ labels: { code }, value })),
  ),
  counter('handler_retries', 'Runs of handlers that failed and were tried again.', one('retried')),
  counter('messages_sent', 'Messages that were sent.', one('sent')),
  counter('requests_sent', 'Requests that were sent.', one('requests')),
  counter('requests_hedged', 'Requests that went out a second time because they were slow.', one('hedged')),
  counter('request_timeouts', 'Requests that got no reply in time.', one('timeouts')),
  counter('replies_sent', 'Replies that were sent, errors included.', one('replies')),
  counter('replies_orphaned', 'Replies that nobody awaited.', one('orphans')),
  counter('fallbacks', 'Messages that went to their fallback.', one('fallbacks')),
  counter('escalations', 'Steps that were taken after timeouts.', one('escalations')),
  counter('messages_undeclared', 'Messages by somebody who does not declare them.', one('wrongSenders')),
  counter('system_messages_invalid', 'System messages that make no sense.', one('invalidSystem')),
  gauge('in_flight', 'Messages and requests under way.', one('inFlight')),
  gauge('unconfirmed', 'Durable messages that somebody has not confirmed.', one('unconfirmed')),
  gauge('handlers_waiting', 'Messages that wait for a handler.', ({ receives }) =>
    Object.entries(receives).map(([receive, { waiting }]) => ({ labels: { receive }, value: waiting })),
  ),
  gauge('handlers_running', 'Runs of handlers that are under way.', ({ receives }) =>
    Object.entries(receives).map(([receive, { running }]) => ({ labels: { receive }, value: running })),
  ),
  {
    name: 'parley_handling_seconds',
    kind: 'histogram',
    unit: 'seconds',
    help: 'How long runs of handlers took, each try by itself.',
    read: ({ receives }) => Object.entries(receives).flatMap(toHistogram),
  },
  {
    name: 'parley_circuit',
    kind: 'stateset',
    help: 'Breakers, by channel.',
    read: ({ circuits }) =>
      Object.entries(circuits).flatMap(([channel, state]) =>
        circuitStates.map((each) => ({
          labels: { channel, parley_circuit: each },
          value: Number(each === state),
        })),
      ),
  },
];

/** The statistics of agents as OpenMetrics text, one scrape. Nothing serves it: answer a request with it. */
export function formatOpenMetrics(sources: readonly MetricsSource[]): string {
  const taken = sources.map((source) => ({ source, statistics: source.statistics() }));
  const states: Family = {
    name: 'parley_agent_state',
    kind: 'stateset',
    help: 'In which state agents are.',
    samples: sources.flatMap((source) =>
      agentStates.map((state) => ({
        labels: { ...labelsOf(source), parley_agent_state: state },
        value: Number(state === source.state),
      })),
    ),
  };
  const counted = families.map(({ read, ...family }) => ({
    ...family,
    samples: taken.flatMap(({ source, statistics }) =>
      read(statistics).map((sample) => ({
        ...sample,
        labels: { ...labelsOf(source), ...sample.labels },
      })),
    ),
  }));
  return formatFamilies([states, ...counted]);
}

function labelsOf({ name, instance }: MetricsSource) {
  return { agent: name, instance };
}

function counter(name: string, help: string, read: Read) {
  return { name: `parley_${name}`, kind: 'counter', help, read } as const;
}

function gauge(name: string, help: string, read: Read) {
  return { name: `parley_${name}`, kind: 'gauge', help, read } as const;
}

function toHistogram([receive, { handling }]: [string, Statistics['receives'][string]]): readonly Sample[] {
  const { bounds, counts, count, sum } = handling;
  let below = 0;
  const buckets = counts.map((added, index) => {
    below += added;
    const bound = bounds[index];
    const le = bound === undefined ? '+Inf' : formatBound(bound / 1_000);
    return { suffix: '_bucket', labels: { receive, le }, value: below };
  });
  return [
    ...buckets,
    { suffix: '_count', labels: { receive }, value: count },
    { suffix: '_sum', labels: { receive }, value: sum / 1_000 },
  ];
}

/** As OpenMetrics wants bounds: whole numbers with `.0`. */
function formatBound(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}.0` : String(seconds);
}
