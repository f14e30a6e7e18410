import type { ServerLimits } from '../../transport/transport.ts';
import { ok, promises, type Grade, type Outcome, type Probe, type Promised } from '../probe.ts';
import type { Scene } from '../scene.ts';

const askedSeconds = 3_600;
const reliable = ['at-least-once', 'exactly-once'] as const;

interface Shortcoming {
  readonly grade: Grade;
  readonly measured: string;
  readonly meaning: string;
  readonly touches: readonly Promised[];
}

/** What the broker says in CONNACK, against what the runtime asks for. */
export const limits: Probe = {
  id: 'limits',
  title: 'Limits that it tells',
  section: '3.2.2.3',
  needs: 5,
  async run(scene: Scene): Promise<Outcome> {
    const { session } = await scene.enter('limits', { sessionExpirySeconds: askedSeconds });
    const told = session.limits ?? {};
    const shortcomings = judgements.flatMap((judge) => judge(told) ?? []);
    const value = { ...told, sessionExpirySeconds: told.sessionExpirySeconds ?? askedSeconds };
    const [worst] = [...shortcomings].sort((a, b) => (a.grade < b.grade ? 1 : -1));
    if (worst === undefined) return ok(describe(told), value, 'Nothing of it is in the way.');
    return {
      status: worst.grade >= 'D' ? 'fail' : 'warn',
      grade: worst.grade,
      measured: shortcomings.map(({ measured }) => measured).join(', '),
      value,
      meaning: shortcomings.map(({ meaning }) => meaning).join(' '),
      touches: promises.filter((promise) => shortcomings.some(({ touches }) => touches.includes(promise))),
    };
  },
};

function describe({ receiveMaximum, maximumPacketBytes, topicAliasMaximum = 0 }: ServerLimits): string {
  return [
    receiveMaximum === undefined ? 'no receive maximum' : `receive maximum ${receiveMaximum}`,
    maximumPacketBytes === undefined ? 'no packet limit' : `packets up to ${maximumPacketBytes} bytes`,
    `${topicAliasMaximum} topic aliases`,
  ].join(', ');
}

const judgements: readonly ((told: ServerLimits) => Shortcoming | undefined)[] = [
  ({ maximumQos = 2 }) =>
    maximumQos >= 1
      ? undefined
      : {
          grade: 'D',
          measured: 'QoS 0 only',
          meaning: 'Nothing is acknowledged: only at-most-once holds, and durable by sending again.',
          touches: reliable,
        },
  ({ retain = true }) =>
    retain
      ? undefined
      : {
          grade: 'D',
          measured: 'no retained messages',
          meaning: 'Status and cards are gone as soon as they are sent: nobody sees who was there before.',
          touches: promises,
        },
  ({ wildcardSubscriptions = true }) =>
    wildcardSubscriptions
      ? undefined
      : {
          grade: 'D',
          measured: 'no wildcards',
          meaning: 'Channels with parameters, presence and `parley tail` do not work.',
          touches: promises,
        },
  ({ receiveMaximum = 65_535 }) =>
    receiveMaximum >= 20
      ? undefined
      : {
          grade: 'B',
          measured: `takes ${receiveMaximum} unacknowledged messages`,
          meaning: 'Senders wait for acknowledgements more often than for anything else.',
          touches: [...reliable, 'durable'],
        },
  ({ sessionExpirySeconds: granted = askedSeconds }) =>
    granted >= askedSeconds
      ? undefined
      : {
          grade: 'C',
          measured: `keeps sessions ${granted} s where ${askedSeconds} s were asked for`,
          meaning: `A receiver that is away for longer than ${granted} s loses what came meanwhile; durable sends are sent again.`,
          touches: reliable,
        },
];
