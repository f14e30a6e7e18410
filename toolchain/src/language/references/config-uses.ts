import { field, objectField } from '../../model/fields.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { UseList } from './use-list.ts';
import type { Use } from './use.ts';

/** The names in a configuration. */
export function configUses(entry: WorkspaceDocument): readonly Use[] {
  const list = new UseList(entry);
  const { value } = entry.document;
  list.values(field(value, 'operators'), { kind: 'agent', role: 'operators' }, ['operators']);
  for (const name of Object.keys(objectField(value, 'run'))) {
    list.key({ kind: 'agent', name }, 'run', ['run', name]);
  }
  for (const name of Object.keys(objectField(value, 'brokers'))) {
    list.key({ kind: 'broker', name }, 'declares', ['brokers', name]);
  }
  const broker = field(value, 'broker');
  if (typeof broker === 'string' && !broker.includes('://')) {
    list.value(broker, { kind: 'broker', role: 'broker' }, ['broker']);
  }
  return list.uses;
}
