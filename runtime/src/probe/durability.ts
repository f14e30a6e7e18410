import type { Identity, Product } from './identify.ts';
import type { Finding, Outcome } from './probe.ts';

const reliable = ['at-least-once', 'exactly-once'] as const;

type Known = Pick<Outcome, 'status' | 'measured' | 'meaning'> & Partial<Pick<Outcome, 'grade' | 'touches'>>;

const lost: Pick<Known, 'status' | 'grade' | 'touches'> = { status: 'fail', grade: 'D', touches: reliable };
const inMemory: Known = {
  ...lost,
  measured: 'kept in memory only',
  meaning:
    'Every restart loses the messages that wait, the sessions and what is retained. Durable channels send again.',
};

/** What is known of each product; nothing that was measured on this broker. */
const knowledge: Readonly<Record<Product, Known>> = {
  mosquitto: {
    status: 'unknown',
    measured: 'depends on its configuration',
    meaning:
      'Without `persistence true` a restart loses everything; with it, and no `autosave_interval 1`, a kill or a power cut loses up to 30 minutes of what was acknowledged. Look whether it has both.',
  },
  emqx: {
    status: 'unknown',
    measured: 'depends on its configuration',
    meaning:
      'Sessions and what waits in them are in memory unless `durable_sessions.enable` is true: then a restart of the last node loses them.',
  },
  hivemq: {
    status: 'ok',
    measured: 'kept on disk by default',
    meaning: 'A restart loses nothing that was acknowledged, unless its persistence is set to memory.',
  },
  rabbitmq: {
    status: 'ok',
    measured: 'kept on disk',
    meaning:
      'Sessions that outlive a connection are durable queues: killed, 3.10 lost nothing that was acknowledged. Retained messages stay on one node.',
  },
  ejabberd: inMemory,
  nats: {
    status: 'ok',
    measured: 'kept by JetStream',
    meaning:
      'Killed, 2.9 lost nothing that was acknowledged. It writes through to the disk every two minutes (`sync_interval`): a power cut loses what came since.',
  },
  vernemq: {
    status: 'unknown',
    measured: 'not tried by us',
    meaning: 'Its documentation says that messages for absent receivers are kept on disk.',
  },
  aedes: inMemory,
  parley: { ...inMemory, measured: 'kept in memory only: it is for development' },
};

/** What survives the broker itself. That cannot be probed without ending it: it is known by name, or unknown. */
export function judgeDurability({ product, certainty }: Identity): Finding {
  const known = product === undefined ? unknown : knowledge[product];
  const isGuess = certainty === 'guessed' && known.status !== 'unknown';
  return {
    id: 'durability',
    title: 'What survives a restart of the broker',
    // A guess is no reason to mark it down.
    status: isGuess ? 'unknown' : known.status,
    grade: isGuess ? 'A' : (known.grade ?? 'A'),
    measured: isGuess ? `${known.measured}, if the guess is right` : known.measured,
    value: null,
    meaning: known.meaning,
    touches: known.touches ?? reliable,
    tookMs: 0,
  };
}

const unknown: Known = {
  status: 'unknown',
  measured: 'unknown',
  meaning:
    'An acknowledgement of the broker may mean no more than that it has the message in memory. What must not be lost belongs on a durable channel.',
};
