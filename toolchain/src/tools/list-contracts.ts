import { resolveBundle } from '../model/bundle.ts';
import { type ContractTool, answered } from './tool.ts';

export const listContracts: ContractTool = {
  name: 'list_contracts',
  title: 'List contracts',
  description:
    'Lists what the Parley workspace declares: agents with the channels they receive from and send to, channels with their addresses and message types, and message types. Ask it first to learn the names.',
  inputSchema: { type: 'object', properties: {}, additionalProperties: false },
  run: ({ workspace }) => {
    const { agents, channels, messages } = resolveBundle(workspace);
    return answered({
      agents: Object.values(agents).map(({ name, receives, sends }) => ({
        name,
        receives: Object.keys(receives),
        sends: Object.keys(sends),
      })),
      channels: Object.values(channels).map((channel) => ({
        name: channel.name,
        description: channel.description,
        address: channel.address,
        messages: channel.messages,
      })),
      messages: Object.keys(messages),
    });
  },
};
