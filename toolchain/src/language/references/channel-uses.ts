import { field, objectField } from '../../model/fields.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { UseList } from './use-list.ts';
import type { Use } from './use.ts';

/** The names in a channel file. */
export function channelUses(entry: WorkspaceDocument): readonly Use[] {
  const list = new UseList(entry);
  const { value } = entry.document;
  for (const [name, channel] of Object.entries(objectField(value, 'channels'))) {
    const keys = ['channels', name];
    list.key({ kind: 'channel', name }, 'declares', keys);
    addAddress(list, channel, keys);
    list.values(field(channel, 'messages'), { kind: 'message', role: 'messages' }, [...keys, 'messages']);
    const reply = field(field(channel, 'reply'), 'channel');
    list.value(reply, { kind: 'channel', role: 'reply' }, [...keys, 'reply', 'channel']);
    const use = field(field(channel, 'deprecated'), 'use');
    list.value(use, { kind: 'channel', role: 'deprecated-use' }, [...keys, 'deprecated', 'use']);
  }
  list.values(field(value, 'reserved'), { kind: 'channel', role: 'reserved' }, ['reserved']);
  return list.uses;
}

/** A placeholder that has no schema declares its parameter itself. */
function addAddress(list: UseList, channel: unknown, keys: readonly string[]): void {
  const schemas = objectField(channel, 'parameters');
  for (const name of Object.keys(schemas)) {
    list.key({ kind: 'parameter', name }, 'declares', [...keys, 'parameters', name]);
  }
  const address = field(channel, 'address');
  if (typeof address !== 'string') return;
  for (const match of address.matchAll(/\{([^{}]*)\}/g)) {
    const name = match[1] ?? '';
    const start = match.index + 1;
    const slice = { value: address, start, end: start + name.length };
    const role = Object.hasOwn(schemas, name) ? 'address' : 'declares';
    list.slice({ kind: 'parameter', name }, role, { keys: [...keys, 'address'], slice });
  }
}
