import type { Finding } from './probe.ts';
import type { Scene } from './scene.ts';

export const products = [
  'mosquitto',
  'emqx',
  'hivemq',
  'rabbitmq',
  'ejabberd',
  'nats',
  'vernemq',
  'aedes',
  'parley',
] as const;
export type Product = (typeof products)[number];

export interface Identity {
  /** Undefined: nothing tells. */
  readonly product: Product | undefined;
  /** For people. */
  readonly name: string;
  readonly version: string | undefined;
  /** `told`: by the broker itself; `guessed`: from how it behaves. */
  readonly certainty: 'told' | 'guessed' | 'unknown';
}

const patienceMs = 500;
/** Topics under which brokers tell their versions. */
const versionFilters = ['$SYS/broker/version', '$SYS/brokers/+/version', '$SYS/+/version'];

const names: Readonly<Record<Product, string>> = {
  mosquitto: 'Mosquitto',
  emqx: 'EMQX',
  hivemq: 'HiveMQ',
  rabbitmq: 'RabbitMQ',
  ejabberd: 'ejabberd',
  nats: 'NATS',
  vernemq: 'VerneMQ',
  aedes: 'Aedes',
  parley: 'Parley’s embedded broker',
};

/** What the broker says of itself, under `$SYS`. */
export async function readVersions(scene: Scene): Promise<ReadonlyMap<string, string>> {
  const actor = await scene.enter('versions');
  for (const filter of versionFilters) {
    // Not every broker, and not for every user: then nothing is told.
    await actor.transport.subscribe([{ filter, qos: 0 }]).catch(() => undefined);
  }
  await actor.arrived(1, patienceMs);
  return new Map(actor.packets.map(({ topic, payload }) => [topic, new TextDecoder().decode(payload)]));
}

export interface Clues {
  readonly versions: ReadonlyMap<string, string>;
  readonly protocols: readonly (4 | 5)[];
  readonly findings: readonly Finding[];
}

/** Which broker this is: what it says counts, else what no other one is known to do. */
export function identify(clues: Clues): Identity {
  const greeting = ['CONNACK', JSON.stringify(limitsOf(clues).userProperties ?? {})] as const;
  return fromVersions(new Map([...clues.versions, greeting])) ?? fromBehaviour(clues);
}

function fromVersions(versions: ReadonlyMap<string, string>): Identity | undefined {
  for (const [topic, text] of versions) {
    const version = /\d+\.\d+(\.\d+)?(-[\w.]+)?/.exec(text)?.[0];
    const product = productOf(topic, text);
    if (product !== undefined) return { product, name: names[product], version, certainty: 'told' };
  }
  return undefined;
}

function productOf(topic: string, text: string): Product | undefined {
  const said = products.find((product) => text.toLowerCase().includes(product));
  if (said !== undefined) return said;
  return topic.startsWith('$SYS/brokers/') ? 'emqx' : undefined;
}

function fromBehaviour(clues: Clues): Identity {
  const product = habits.find(([, matches]) => matches(clues))?.[0] ?? byAliases(clues);
  if (product === undefined)
    return { product, name: 'A broker that does not say which', version: undefined, certainty: 'unknown' };
  return { product, name: names[product], version: undefined, certainty: 'guessed' };
}

/** The topic aliases that products allow by default are as good as a name. */
const aliases: Readonly<Record<number, Product>> = {
  5: 'hivemq',
  10: 'mosquitto',
  16: 'rabbitmq',
  65_535: 'emqx',
};

const habits: readonly (readonly [Product, (clues: Clues) => boolean])[] = [
  ['ejabberd', ({ findings }) => valueOf(findings, 'window') === 1],
  ['rabbitmq', ({ findings }) => measures(findings, 'retained', 'not found by wildcards')],
  [
    'nats',
    ({ protocols, findings }) =>
      !protocols.includes(5) &&
      measures(findings, 'shared', 'nothing is delivered') &&
      measures(findings, 'window', 'or more'),
  ],
];

function byAliases(clues: Clues): Product | undefined {
  return aliases[Number(limitsOf(clues).topicAliasMaximum)];
}

function limitsOf({ findings }: Clues): Readonly<Record<string, unknown>> {
  const limits = valueOf(findings, 'limits');
  return typeof limits === 'object' && limits !== null ? limits : {};
}

function valueOf(findings: readonly Finding[], id: string): Finding['value'] | undefined {
  return findings.find((finding) => finding.id === id)?.value;
}

function measures(findings: readonly Finding[], id: string, text: string): boolean {
  return findings.some((finding) => finding.id === id && finding.measured.includes(text));
}
