import { isObject, joinPointer } from '#toolchain/source/pointer.ts';
import { type Fleet, type Members, type Spot, valueAt, walk } from './fleet.ts';
/** What the fleet declares, read without the toolchain: the oracle of the mutants. */
export interface Declarations {
  readonly channels: readonly Declared[];
  readonly messages: readonly MessageFile[];
  readonly agents: readonly DeclaredAgent[];
  /** Whom the configuration says how to run. */
  readonly runs: readonly Named[];
}

export interface Declared extends Spot {
  readonly name: string;
  readonly value: Members;
}

interface DeclaredAgent extends Declared {
  readonly receives: readonly Named[];
  readonly sends: readonly Named[];
}

/** A reference: a place that names something. */
export interface Named extends Spot {
  readonly name: string;
  /** The name is the key of a member, not a value. */
  readonly isKey: boolean;
}

interface MessageFile {
  readonly file: string;
  readonly type: string;
}

export function readDeclarations(fleet: Fleet): Declarations {
  const files = [...fleet];
  return {
    channels: files.filter(([file]) => file.includes('.channel.')).flatMap(channelsOf),
    messages: files
      .filter(([file]) => file.includes('.schema.'))
      .map(([file]) => ({
        file,
        type: (file.split('/').at(-1) ?? '').replace(/\.schema\.(json|ya?ml)$/, ''),
      })),
    agents: files.filter(([file]) => file.includes('.agent.')).map(agentOf),
    runs: files.filter(([file]) => file.includes('parley.config.')).flatMap(runsOf),
  };
}

function runsOf([file, value]: [string, unknown]): readonly Named[] {
  const run = valueAt(value, ['run']);
  return Object.keys(isObject(run) ? run : {}).map((name) => ({
    file,
    name,
    pointer: joinPointer('/run', name),
    isKey: true,
  }));
}

function channelsOf([file, value]: [string, unknown]): readonly Declared[] {
  const channels = valueAt(value, ['channels']);
  return Object.entries(isObject(channels) ? channels : {}).map(([name, channel]) => ({
    file,
    name,
    pointer: joinPointer('', 'channels', name),
    value: channel as Members,
  }));
}

function agentOf([file, value]: [string, unknown]): DeclaredAgent {
  const named = (group: 'receives' | 'sends'): readonly Named[] => {
    const members = valueAt(value, [group]);
    return Object.keys(isObject(members) ? members : {}).map((name) => ({
      file,
      name,
      pointer: joinPointer('', group, name),
      isKey: true,
    }));
  };
  const name = String(valueAt(value, ['agent']));
  return {
    file,
    name,
    pointer: '/agent',
    value: value as Members,
    receives: named('receives'),
    sends: named('sends'),
  };
}

/** Every place that names a channel. */
export function channelReferences({ channels, agents }: Declarations): readonly Named[] {
  const keys = agents.flatMap(({ receives, sends }) => [...receives, ...sends]);
  const replies = channels.flatMap(({ file, pointer, value }) => {
    const name = valueAt(value, ['reply', 'channel']);
    return typeof name === 'string'
      ? [{ file, name, pointer: `${pointer}/reply/channel`, isKey: false }]
      : [];
  });
  return [...keys, ...replies].filter(({ name }) => !name.startsWith('parley.'));
}

/** Every place that names a message type. */
export function messageReferences({ channels, agents }: Declarations): readonly Named[] {
  const lists = [
    ...channels.map(({ file, pointer, value }) => ({ file, pointer, list: value.messages })),
    ...agents.flatMap(({ value, receives, sends }) =>
      [...receives, ...sends].map(({ file, pointer }) => ({
        file,
        pointer,
        list: valueAt(value, [...pointer.split('/').slice(1), 'messages']),
      })),
    ),
  ];
  return lists.flatMap(({ file, pointer, list }) =>
    (Array.isArray(list) ? list : []).map((name, index) => ({
      file,
      name: String(name),
      pointer: `${pointer}/messages/${index}`,
      isKey: false,
    })),
  );
}

/** Every place that names an agent. */
export function agentReferences({ agents }: Declarations): readonly Named[] {
  return agents.flatMap(({ file, value }) =>
    typeof value.backup === 'string' ? [{ file, name: value.backup, pointer: '/backup', isKey: false }] : [],
  );
}

/** Every `$ref` of the schema files. */
export function schemaReferences(fleet: Fleet): readonly Named[] {
  const found: Named[] = [];
  for (const [file, root] of fleet) {
    if (!file.includes('.schema.')) continue;
    walk(root, (value, pointer) => {
      if (pointer.endsWith('/$ref')) found.push({ file, name: String(value), pointer, isKey: false });
    });
  }
  return found;
}
