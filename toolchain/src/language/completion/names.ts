import { field } from '../../model/fields.ts';
import { placeholdersOf } from '../../model/names.ts';
import { messageTypeOf } from '../../model/file-kind.ts';
import type { Workspace } from '../../model/workspace.ts';
import { formatNames } from '../../schema/formats.ts';
import { placeIn } from '../shape/document-shapes.ts';
import { formatWords } from '../shape/format-words.ts';
import type { Candidate } from './item.ts';
import * as agents from './names/agents.ts';
import * as channels from './names/channels.ts';
import { memberNames, missingMembers, orderPointers } from './names/members.ts';
import { messageTypes, messagesOfKey } from './names/messages.ts';
import { folders, foldersAndFiles } from './names/paths.ts';
import { referenceTargets } from './names/references.ts';
import { rulesAndGroups, switchable } from './names/rules.ts';
import type { Slot } from './slot.ts';

type Names = readonly Candidate[];

/** The names of the workspace that may be keys of an object. */
export function keyNames(slot: Slot, keys: readonly string[]): Names {
  const { snapshot, entry } = slot;
  const place = placeIn(entry.kind, keys);
  switch (place?.kind) {
    case 'message':
      return schemaKeyNames(slot, keys, place.keys);
    case 'channel':
      return channelKeyNames(slot, keys);
    case 'agent':
      return agentKeyNames(snapshot.steady, keys.join('/'));
    case 'config':
      return configKeyNames(snapshot.steady, keys.join('/'));
    default:
      return [];
  }
}

function channelKeyNames(slot: Slot, [first, channel = '', key, ...rest]: readonly string[]): Names {
  if (first !== 'channels' || rest.length > 0) return [];
  if (channel === '') return channels.missingChannels(slot.snapshot.steady);
  return key === 'parameters' ? placeholders(slot, channel) : [];
}

function agentKeyNames(workspace: Workspace, path: string): Names {
  if (path === 'receives') return channels.receivable(workspace);
  return path === 'sends' ? channels.sendable(workspace) : [];
}

/** The names of the workspace that may be a value; items of a list are there by their index. */
export function valueNames(slot: Slot, keys: readonly string[]): Names {
  const { entry } = slot;
  const place = placeIn(entry.kind, keys);
  switch (place?.kind) {
    case 'message':
      return schemaValueNames(slot, keys);
    case 'channel':
      return channelValueNames(slot, keys);
    case 'agent':
      return agentValueNames(slot, keys);
    case 'config':
      return configValueNames(slot.snapshot.steady, keys);
    default:
      return [];
  }
}

function schemaKeyNames({ snapshot, entry }: Slot, keys: readonly string[], own: readonly string[]): Names {
  const { path } = entry.document;
  const keyword = isName(own) ? own.at(-1) : undefined;
  const around = keys.slice(0, -1);
  if (keyword === 'properties') return missingMembers(snapshot, path, around);
  const isDependent = keyword === 'dependentRequired' || keyword === 'dependentSchemas';
  return isDependent ? memberNames(snapshot, path, around) : [];
}

/** Whether the last key is a keyword: the names of properties may be any word. */
function isName(own: readonly string[]): boolean {
  return own.at(-2) !== 'properties' || own.at(-3) === 'properties';
}

function schemaValueNames(slot: Slot, keys: readonly string[]): Names {
  const { snapshot, entry } = slot;
  const { path } = entry.document;
  const last = keys.at(-1);
  if (keys.at(-2) === 'required') return memberNames(snapshot, path, keys.slice(0, -2));
  if (keys.at(-3) === 'dependentRequired') return memberNames(snapshot, path, keys.slice(0, -3));
  if (last === '$ref' || last === '$dynamicRef') return referenceTargets(snapshot, entry);
  if (last !== 'format') return [];
  return formatNames.map((name) => ({
    value: name,
    kind: 'value',
    documentation: formatWords[name],
    rank: 10,
  }));
}

function channelValueNames({ snapshot, entry }: Slot, keys: readonly string[]): Names {
  const workspace = snapshot.steady;
  const [first, channel = '', ...rest] = keys;
  if (first !== 'channels') return [];
  const types = channels.messagesIn(entry.document.value, channel);
  switch (rest.join('/').replace(/^messages\/\d+$/, 'messages/0')) {
    case 'messages/0':
      return messageTypes(workspace);
    case 'reply/channel':
      return channels.replyable(workspace, channel);
    case 'deprecated/use':
      return channels.substitutes(workspace, channel);
    case 'orderBy':
      return orderPointers(workspace, types);
    case 'address':
      return [{ value: channel.replaceAll('.', '/'), kind: 'example', rank: 10 }];
    case 'stage':
      return channels.stages(workspace);
    default:
      return [];
  }
}

function agentValueNames({ snapshot, entry }: Slot, keys: readonly string[]): Names {
  const workspace = snapshot.steady;
  const { path, value } = entry.document;
  const [first = '', name = '', third] = keys;
  if (keys.length > 2) {
    if (third === 'messages') return messagesOfKey(workspace, name);
    return first === 'sends' && third === 'fallback' ? channels.substitutes(workspace, name) : [];
  }
  switch (`${first}/${keys.length}`) {
    case 'parameters/2':
      return agents.parameters(workspace, value);
    case 'capabilities/2':
      return agents.capabilities(workspace);
    case 'backup/1':
      return agents.backups(workspace, value);
    case 'agent/1':
      return [{ value: messageTypeOf(path), kind: 'agent', rank: 5 }];
    default:
      return [];
  }
}

const byPath: Readonly<Partial<Record<string, (workspace: Workspace) => Names>>> = {
  include: folders,
  operators: agents.operators,
  'check/use': rulesAndGroups,
  'check/except': rulesAndGroups,
  'check/ignore': foldersAndFiles,
  'check/ignoreOnly': foldersAndFiles,
  'breaking/use': () => [{ value: 'WIRE', kind: 'rule', detail: 'group of rules', rank: 10 }],
};

/** The last key is an index, or a name in a map. */
function configValueNames(workspace: Workspace, keys: readonly string[]): Names {
  const [first = '', second = ''] = keys;
  if (keys.length === 1 && first === 'broker') return brokers(workspace);
  const isNested = first === 'check' || first === 'breaking';
  const path = isNested ? `${first}/${second}` : first;
  const depth = second === 'ignoreOnly' ? 4 : isNested ? 3 : 2;
  return keys.length === depth ? (byPath[path]?.(workspace) ?? []) : [];
}

function configKeyNames(workspace: Workspace, path: string): Names {
  if (path === 'run') return agents.agents(workspace);
  if (path === 'brokers')
    return ['local', 'production'].map((name) => ({ value: name, kind: 'broker', rank: 10 }));
  return path === 'check/ignoreOnly' || path === 'check/severities' ? switchable() : [];
}

function brokers({ config }: Workspace): Names {
  return Object.entries(config.brokers).map(([name, { url }]) => ({
    value: name,
    kind: 'broker',
    detail: url,
    rank: 10,
  }));
}

/** The placeholders of the address of a channel, then those of other addresses. */
function placeholders({ snapshot, entry }: Slot, channel: string): Names {
  const address = field(field(field(entry.document.value, 'channels'), channel), 'address');
  const own = typeof address === 'string' ? placeholdersOf(address) : [];
  return [
    ...own.map((name): Candidate => ({ value: name, kind: 'parameter', detail: 'of the address', rank: 5 })),
    ...(own.length > 0 ? [] : agents.parameterNames(snapshot.steady)),
  ];
}
