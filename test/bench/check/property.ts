import type { Random } from './random.ts';

/** One member of a message, told so that a JSON Schema and a proto field can say the same. */
export interface Property {
  readonly name: string;
  readonly kind: PropertyKind;
  readonly description: string;
  readonly required: boolean;
  /** The words of a choice. */
  readonly choices: readonly string[];
}

/** `id`, `place` and `lines` refer to what all messages of an area share. */
type PropertyKind =
  'id' | 'place' | 'lines' | 'text' | 'choice' | 'count' | 'amount' | 'flag' | 'time' | 'tags';

const nouns = [
  'batch',
  'belt',
  'bin',
  'carrier',
  'crate',
  'dock',
  'gate',
  'lane',
  'line',
  'machine',
  'order',
  'pallet',
  'part',
  'plan',
  'route',
  'sensor',
  'shift',
  'slot',
  'spindle',
  'station',
  'stock',
  'tool',
  'truck',
  'zone',
] as const;

const endings: Readonly<Record<PropertyKind, string>> = {
  id: 'Id',
  place: 'Place',
  lines: 'Lines',
  text: 'Note',
  choice: 'State',
  count: 'Count',
  amount: 'Load',
  flag: 'Ready',
  time: 'SeenAt',
  tags: 'Marks',
};

const descriptions: Readonly<Record<PropertyKind, string>> = {
  id: 'Which one is meant.',
  place: 'Where it stands.',
  lines: 'The positions, in the order of the work.',
  text: 'What the sender has to say about it.',
  choice: 'The state it is in.',
  count: 'How many there are.',
  amount: 'The load in kilograms.',
  flag: 'Whether work can begin.',
  time: 'When it was seen last.',
  tags: 'Marks for those who sort.',
};

const states: readonly [readonly string[], ...(readonly string[])[]] = [
  ['open', 'held', 'done'],
  ['idle', 'running', 'stopped', 'broken'],
  ['low', 'normal', 'high'],
  ['planned', 'started', 'late', 'finished', 'dropped'],
];

const kinds = [
  'text',
  'choice',
  'count',
  'amount',
  'flag',
  'time',
  'tags',
  'place',
  'lines',
  'text',
  'choice',
  'count',
  'amount',
] as const;

/** Five to fifteen members; the first one is the id of what the message is about. */
export function createProperties(random: Random): readonly Property[] {
  const first = createProperty({ kind: 'id', noun: 'entity', required: true }, random);
  const rest = random
    .shuffle(nouns)
    .slice(0, random.between(4, 14))
    .map((noun, index) => {
      const kind = kinds[(index + random.below(3)) % kinds.length] ?? 'text';
      return createProperty({ kind, noun, required: random.chance(60) }, random);
    });
  return [first, ...rest];
}

interface Start {
  readonly kind: PropertyKind;
  readonly noun: string;
  readonly required: boolean;
}

function createProperty({ kind, noun, required }: Start, random: Random): Property {
  return {
    name: `${noun}${endings[kind]}`,
    kind,
    description: descriptions[kind],
    required,
    choices: kind === 'choice' ? random.pick(states) : [],
  };
}
