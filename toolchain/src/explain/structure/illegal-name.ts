import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const illegalName: Explanation = {
  rule: 'NAME_ILLEGAL',
  why: "Names become levels of MQTT topics, names of files and identifiers of generated code; agents in other languages and foreign systems (A2A, MCP over MQTT) take them too. A name with a space, a slash or a capital letter in the wrong place breaks in one of them. Names that begin with `parley.` are what Parley's own messages go by.",
  fix: 'A channel is named like `analysis.request`: lower case, digits, `_`, `-` and dots between. A message type is named in the same way and ends with its version: `fleet.analysis-request.v1`. An agent has up to 64 letters, digits, `_`, `-` and `.`.',
  keys: [
    'agent.agent',
    'agent.backup',
    'agent.parameters',
    'agent.receives',
    'agent.sends',
    'channel.messages',
    'channel.reply.channel',
    'channels.channels',
    'channels.reserved',
    'config.operators',
  ],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  ⟪Shelf Changed⟫:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
