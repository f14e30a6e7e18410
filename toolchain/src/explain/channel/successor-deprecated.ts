import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const agents = {
  'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.counted: {}'),
  'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.**: {}'),
};

export const successorDeprecated: Explanation = {
  rule: 'CHANNEL_SUCCESSOR_DEPRECATED',
  why: 'Whoever leaves a deprecated channel goes where `use` points. If that one is on its way out as well, they have to move twice, or find out for themselves where to go.',
  fix: 'Let `use` name the channel that stays.',
  keys: ['channel.deprecated.use'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    deprecated: { use: ⟪shelf.moved⟫ }',
      '  shelf.moved:',
      '    address: shop/shelf/moved',
      '    messages: [item.v1]',
      '    deprecated: { use: shelf.counted }',
      '  shelf.counted:',
      '    address: shop/shelf/counted',
      '    messages: [item.v1]',
    ),
    ...agents,
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    deprecated: { use: shelf.counted }',
      '  shelf.counted:',
      '    address: shop/shelf/counted',
      '    messages: [item.v1]',
    ),
    ...agents,
  },
};
