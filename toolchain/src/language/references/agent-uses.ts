import { field, objectField } from '../../model/fields.ts';
import { isPattern } from '../../model/names.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { UseList } from './use-list.ts';
import type { Use } from './use.ts';

/** The names in an agent file. */
export function agentUses(entry: WorkspaceDocument): readonly Use[] {
  const list = new UseList(entry);
  const { value } = entry.document;
  list.value(field(value, 'agent'), { kind: 'agent', role: 'declares' }, ['agent']);
  list.value(field(value, 'backup'), { kind: 'agent', role: 'backup' }, ['backup']);
  const capabilities = field(value, 'capabilities');
  list.values(capabilities, { kind: 'capability', role: 'capabilities' }, ['capabilities']);
  list.values(field(value, 'parameters'), { kind: 'parameter', role: 'binds' }, ['parameters']);
  for (const side of ['receives', 'sends'] as const) {
    for (const [name, options] of Object.entries(objectField(value, side))) {
      list.key({ kind: 'channel', name }, isPattern(name) ? 'pattern' : side, [side, name]);
      const messages = field(options, 'messages');
      list.values(messages, { kind: 'message', role: 'messages' }, [side, name, 'messages']);
      if (side === 'receives') continue;
      const fallback = field(options, 'fallback');
      list.value(fallback, { kind: 'channel', role: 'fallback' }, [side, name, 'fallback']);
    }
  }
  return list.uses;
}
