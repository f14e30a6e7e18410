import { type Random, createRandom } from './random.ts';
import { type Property, createProperties } from './property.ts';

/** How large a fleet is, and which one of that size. */
export interface FleetSize {
  readonly seed: number;
  /** Files of a workspace: at least four. */
  readonly files: number;
}

/** A fleet before anybody has written it down: Parley's files, an AsyncAPI document or proto files say the same of it. */
export interface Fleet {
  readonly areas: readonly Area[];
}

/** A part of the business with a team of its own. */
export interface Area {
  readonly name: string;
  readonly messages: readonly FleetMessage[];
  readonly channels: readonly FleetChannel[];
  readonly agents: readonly FleetAgent[];
}

export interface FleetMessage {
  /** Without the version. */
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly properties: readonly Property[];
}

export interface FleetChannel {
  readonly name: string;
  readonly description: string;
  readonly address: string | undefined;
  readonly messages: readonly string[];
  /** The keys of a channel file beyond those above. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly reply: string | undefined;
}

export interface FleetAgent {
  readonly name: string;
  readonly description: string;
  readonly receives: Readonly<Record<string, FleetUse>>;
  readonly sends: Readonly<Record<string, FleetUse>>;
  readonly backup: string | undefined;
}

/** The keys under a channel in `receives` or `sends`. */
export type FleetUse = Readonly<Record<string, unknown>>;

const areaNames = [
  'assembly',
  'cooling',
  'dispatch',
  'docking',
  'energy',
  'intake',
  'milling',
  'packing',
  'paint',
  'picking',
  'press',
  'quality',
  'returns',
  'shipping',
  'sorting',
  'storage',
  'tooling',
  'transport',
  'welding',
  'yard',
] as const;

/** What an area has without further messages: see `createArea`. */
const areaFiles = 18;
const extraNames = [
  'adjusted',
  'assigned',
  'blocked',
  'calibrated',
  'cleared',
  'counted',
  'delayed',
  'graded',
  'held',
  'inspected',
  'loaded',
  'marked',
  'merged',
  'paused',
  'released',
  'rerouted',
  'resumed',
  'scanned',
  'split',
  'weighed',
] as const;

/** The same size and seed give the same fleet; nothing is wrong with it. */
export function createFleet({ seed, files }: FleetSize): Fleet {
  if (!Number.isInteger(files) || files < 4)
    throw new RangeError(`a workspace of ${files} files: the least is 4`);
  const random = createRandom(seed);
  if (files <= areaFiles) return { areas: [createSmallArea(files, random)] };
  const count = Math.floor((files - 1) / areaFiles);
  const extra = files - 1 - count * areaFiles;
  const areas: Area[] = [];
  for (let index = 0; index < count; index++) {
    const more = Math.floor((extra + index) / count);
    const heard = index === 0 ? [] : [random.below(index)].flatMap((other) => areas[other] ?? []);
    areas.push(createArea({ name: areaName(index), more, heard }, random));
  }
  return { areas };
}

/** The type of a message as channels name it. */
export function typeOf({ name, version }: FleetMessage): string {
  return `${name}.v${version}`;
}

function areaName(index: number): string {
  const round = Math.floor(index / areaNames.length);
  const name = areaNames[index % areaNames.length] ?? '';
  return round === 0 ? name : `${name}-${round + 1}`;
}

const place = {
  region: { enum: ['eu', 'us', 'apac'] },
  site: { type: 'string', pattern: '^[a-z]{2}[0-9]{2}$' },
} as const;

/** One channel between two agents, and as many messages as there is room for. */
function createSmallArea(files: number, random: Random): Area {
  const names = ['reported', ...extraNames].slice(0, files - 3);
  const messages = names.map((name) => createMessage(`assembly.${name}`, 1, random));
  const channel: FleetChannel = {
    name: 'assembly.events',
    description: 'What happens on the line.',
    address: 'assembly/{region}/events',
    messages: messages.map(typeOf),
    options: { parameters: { region: place.region } },
    reply: undefined,
  };
  const agent = { receives: {}, sends: {}, backup: undefined };
  return {
    name: 'assembly',
    messages,
    channels: [channel],
    agents: [
      { ...agent, name: 'assembly-line', description: 'Reports.', sends: { [channel.name]: {} } },
      { ...agent, name: 'assembly-board', description: 'Shows.', receives: { [channel.name]: {} } },
    ],
  };
}

function createMessage(name: string, version: number, random: Random): FleetMessage {
  const words = name.replaceAll(/[.-]/gu, ' ');
  return { name, version, description: `Tells of ${words}.`, properties: createProperties(random) };
}

interface AreaStart {
  readonly name: string;
  /** How many messages there are beyond those of every area. */
  readonly more: number;
  /** Areas that came before and whose events are heard here. */
  readonly heard: readonly Area[];
}

/** One channel file, one file of shared definitions, eleven messages and five agents. */
function createArea({ name, more, heard }: AreaStart, random: Random): Area {
  const message = (word: string, version = 1): FleetMessage =>
    createMessage(`${name}.${word}`, version, random);
  const events = [message('started'), message('moved'), message('moved', 2), message('finished')];
  const extra = Array.from({ length: more }, (_, index) => message(extraName(index)));
  const exchange = [message('plan-request'), message('plan-response'), message('plan-refused')];
  const readings = [message('reading'), message('alert')];
  const record = [message('booked'), message('corrected')];
  const messages = [...events, ...exchange, ...readings, ...record, ...extra];
  const types = (list: readonly FleetMessage[]): readonly string[] => list.map(typeOf);
  const channels = createChannels(name, {
    events: types([...events, ...extra]),
    request: types(exchange.slice(0, 1)),
    response: types(exchange.slice(1)),
    reading: types(readings.slice(0, 1)),
    alert: types(readings.slice(1)),
    record: types(record),
  });
  return { name, messages, channels, agents: createAgents(name, types([...events, ...extra]), heard) };
}

function extraName(index: number): string {
  const round = Math.floor(index / extraNames.length);
  return `${extraNames[index % extraNames.length] ?? ''}${round === 0 ? '' : `-${round + 1}`}`;
}

function createChannels(
  name: string,
  types: Readonly<Record<string, readonly string[]>>,
): readonly FleetChannel[] {
  const address = (word: string): string => `${name}/{region}/{site}/${word}`;
  const channel = (word: string, description: string, options: FleetUse): FleetChannel => ({
    name: `${name}.${word}`,
    description,
    address: address(word),
    messages: types[word] ?? [],
    options: { parameters: place, ...options },
    reply: undefined,
  });
  return [
    channel('events', 'What happens to the work, in order for each piece.', {
      orderBy: '/entityId',
      ttl: '2h',
      maxBytes: '64KB',
    }),
    {
      ...channel('request', 'Asks the planner for a plan.', {
        ttl: '60s',
        idempotent: true,
        priority: 'high',
      }),
      reply: `${name}.response`,
    },
    {
      ...channel('response', 'Plans, and why there is none.', { ttl: '60s', priority: 'high' }),
      address: undefined,
      options: { ttl: '60s', priority: 'high' },
    },
    channel('reading', 'Measured values; a lost one does not matter.', {
      delivery: 'at-most-once',
      priority: 'low',
      overflow: 'shed',
      rate: { perSecond: 200, burst: 1000 },
    }),
    channel('alert', 'What nobody may miss.', { priority: 'critical', ttl: '10m', share: 'every' }),
    channel('record', 'Bookings; each counts once.', {
      delivery: 'exactly-once',
      window: '24h',
      ttl: '12h',
      stability: 'beta',
    }),
  ];
}

function createAgents(
  name: string,
  events: readonly string[],
  heard: readonly Area[],
): readonly FleetAgent[] {
  const on = (word: string): string => `${name}.${word}`;
  const agent = (role: string, description: string, uses: Partial<FleetAgent>): FleetAgent => ({
    name: `${name}-${role}`,
    description,
    receives: {},
    sends: {},
    backup: undefined,
    ...uses,
  });
  const plans = {
    [on('request')]: { concurrency: 4, timeout: '4s', retry: { attempts: 2, backoff: '100ms..1s' } },
  };
  const legacy = events.filter((type) => !type.endsWith('.moved.v2'));
  const others = heard.map((area): [string, FleetUse] => [`${area.name}.events`, { concurrency: 2 }]);
  return [
    agent('line', 'Does the work and tells of it.', {
      receives: { [on('alert')]: {} },
      sends: { [on('events')]: {}, [on('request')]: { timeout: '20s' }, [on('reading')]: {} },
    }),
    agent('line-legacy', 'The line before the last change: it knows no second version.', {
      sends: { [on('events')]: { messages: legacy }, [on('reading')]: {} },
    }),
    agent('planner', 'Plans.', {
      receives: plans,
      sends: { [on('alert')]: {} },
      backup: `${name}-planner-standby`,
    }),
    agent('planner-standby', 'Plans when the planner does not answer.', {
      receives: plans,
      sends: { [on('alert')]: {} },
    }),
    agent('ledger', 'Books what happened, and watches the readings.', {
      receives: {
        [on('events')]: { concurrency: 8 },
        [on('reading')]: {},
        [on('record')]: {},
        ...Object.fromEntries(others),
      },
      sends: { [on('record')]: {} },
    }),
  ];
}
