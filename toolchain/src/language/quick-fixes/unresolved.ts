import { textsField } from '../../model/fields.ts';
import { isReservedName, messageTypePattern } from '../../model/names.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { append, fix, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';
import { createAgent, createChannel, createFile, createMessage, dialect } from './new-names.ts';

/** The channel that a key or a value names comes into being. */
const createNamedChannel =
  ({ inbox }: { readonly inbox: boolean }): Fixer =>
  ({ workspace, part, keys, value }) => {
    const name = part === 'key' ? keys.at(-1) : value;
    if (typeof name !== 'string' || isReservedName(name) || linksOf(workspace).channels.has(name)) return [];
    const messages = textsField(value, 'messages') ?? [];
    return fix(
      `Create the channel "${name}"`,
      'look',
      ...createChannel(workspace, name, { messages, inbox }),
    );
  };

/** A fallback and a successor carry what the channel carries that they stand in for. */
const createLike =
  (channelOf: (request: FixRequest) => string | undefined): Fixer =>
  (request) => {
    const { workspace, value } = request;
    const { channels } = linksOf(workspace);
    if (typeof value !== 'string' || isReservedName(value) || channels.has(value)) return [];
    const like = channels.get(channelOf(request) ?? '')?.resolved;
    const messages = like?.messages ?? [];
    return fix(`Create the channel "${value}"`, 'look', ...createChannel(workspace, value, { messages }));
  };

const createType: Fixer = ({ workspace, value }) => {
  if (typeof value !== 'string' || !messageTypePattern.test(value) || isReservedName(value)) return [];
  return fix(`Create the message "${value}"`, 'look', createMessage(workspace, value));
};

/** The channel carries what its agent names. */
const carryType: Fixer = ({ workspace, value, keys }) => {
  const { channels, messages } = linksOf(workspace);
  const channel = channels.get(keys[1] ?? '');
  if (
    channel === undefined ||
    channel.imported ||
    typeof value !== 'string' ||
    !messageTypePattern.test(value)
  )
    return [];
  const created = messages.has(value) ? [] : [createMessage(workspace, value)];
  return fix(
    `Let "${channel.name}" carry "${value}"`,
    'look',
    append(channel.place, 'messages', value),
    ...created,
  );
};

const createBackup: Fixer = ({ workspace, place, value }) => {
  const agent = workspace.agents.find((other) => other.place.document === place.document);
  if (typeof value !== 'string' || agent === undefined || value === agent.name) return [];
  const { receives, parameters } = agent.raw;
  const members = {
    ...(parameters === undefined ? {} : { parameters }),
    ...(receives === undefined ? {} : { receives }),
  };
  return fix(`Create the agent "${value}"`, 'look', ...createAgent(workspace, value, members));
};

const createRunAgent: Fixer = ({ workspace, keys }) => {
  const name = keys.at(-1) ?? '';
  return fix(`Create the agent "${name}"`, 'look', ...createAgent(workspace, name, {}));
};

/** A schema in `$defs`, or a file of the workspace. */
const createSchema: Fixer = ({ document, value }): readonly Fix[] => {
  if (typeof value !== 'string') return [];
  const [, name] = /^#\/\$defs\/([^/%~]+)$/.exec(value) ?? [];
  const root = { document, pointer: '' };
  if (name !== undefined && valueAt(document.value, `/$defs/${name}`) === undefined) {
    const hasDefinitions = isObject(valueAt(document.value, '/$defs'));
    const change = hasDefinitions ? set(below(root, '$defs'), name, {}) : set(root, '$defs', { [name]: {} });
    return fix(`Create ${value}`, 'look', change);
  }
  if (!/^(?:\.\.?\/)*[\w.-]+(?:\/[\w.-]+)*\.schema\.(?:json|ya?ml)$/.test(value)) return [];
  const path = joinPath(document.path, value);
  return path === undefined
    ? []
    : fix(`Create ${path}`, 'look', createFile(path, { $schema: dialect, type: 'object', properties: {} }));
};

function joinPath(from: string, relative: string): string | undefined {
  const levels = from.split('/').slice(0, -1);
  for (const level of relative.split('/')) {
    if (level === '..') {
      if (levels.pop() === undefined) return undefined;
    } else if (level !== '.') levels.push(level);
  }
  return levels.join('/');
}

const createBroker: Fixer = ({ document, value }) => {
  if (typeof value !== 'string' || !/^[A-Za-z][\w-]*$/.test(value)) return [];
  const root = { document, pointer: '' };
  const broker = { url: 'mqtt://localhost:1883' };
  const change = isObject(valueAt(document.value, '/brokers'))
    ? set(below(root, 'brokers'), value, broker)
    : set(root, 'brokers', { [value]: broker });
  return fix(`Add the broker "${value}"`, 'look', change);
};

export const unresolvedFixes: Fixers = {
  SEND_UNRESOLVED: createNamedChannel({ inbox: false }),
  RECEIVE_UNRESOLVED: createNamedChannel({ inbox: false }),
  CHANNEL_REPLY_UNRESOLVED: createNamedChannel({ inbox: true }),
  FALLBACK_UNRESOLVED: createLike(({ keys }) => keys[1]),
  CHANNEL_SUCCESSOR_UNRESOLVED: createLike(({ keys }) => keys[1]),
  CHANNEL_MESSAGE_UNRESOLVED: createType,
  AGENT_MESSAGE_UNRESOLVED: carryType,
  BACKUP_UNRESOLVED: createBackup,
  RUN_UNRESOLVED: createRunAgent,
  SCHEMA_REF_UNRESOLVED: createSchema,
  BROKER_UNRESOLVED: createBroker,
};
