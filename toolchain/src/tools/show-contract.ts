import { resolveBundle } from '../model/bundle.ts';
import { locationOf } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import { type ContractTool, answered, refused, textOf } from './tool.ts';

export const showContract: ContractTool = {
  name: 'show_contract',
  title: 'Show a contract',
  description:
    'Shows one agent, channel or message type of the Parley workspace as it is resolved: every default filled in, every reference followed, schemas whole, with the file and line of its declaration.',
  inputSchema: {
    type: 'object',
    properties: {
      name: { type: 'string', description: 'The name of an agent, a channel or a message type.' },
    },
    required: ['name'],
    additionalProperties: false,
  },
  run: ({ workspace }, input) => {
    const name = textOf(input, 'name') ?? '';
    const bundle = resolveBundle(workspace);
    const kinds = { agent: bundle.agents, channel: bundle.channels, message: bundle.messages };
    const found = Object.entries(kinds).flatMap(([kind, all]) =>
      Object.hasOwn(all, name)
        ? [{ kind, place: placeOf(workspace, kind, name), contract: (all as Record<string, unknown>)[name] }]
        : [],
    );
    return found.length > 0
      ? answered(found)
      : refused(`no agent, channel or message is called "${name}"; list_contracts tells the names`);
  },
};

/** `file:line`, from 1. */
function placeOf({ agents, channels, messages }: Workspace, kind: string, name: string): string | undefined {
  if (kind === 'message') return messages.find(({ type }) => type === name)?.document.path;
  const declared = (kind === 'agent' ? agents : channels).find((entry) => entry.name === name);
  if (declared === undefined) return undefined;
  const { file, range } = locationOf(declared.place, 'key');
  return `${file}:${range.start.line + 1}`;
}
