/** A small fleet with nothing wrong in it, in the memory of the browser. */
export const files: Readonly<Record<string, string>> = {
  '/fleet/parley.config.yaml': 'include: [messages, channels, agents]\n',
  '/fleet/messages/order.v1.schema.yaml':
    'title: Order\ndescription: An order.\ntype: object\nadditionalProperties: false\nrequired: [id]\nproperties:\n  id: { type: string, description: Which. }\nexamples:\n  - { id: a1 }\n',
  '/fleet/channels/shop.channel.yaml':
    'channels:\n  order.placed:\n    description: Orders.\n    address: shop/order\n    messages: [order.v1]\n',
  '/fleet/agents/shop.agent.yaml':
    'agent: shop\nversion: 0.1.0\ndescription: Sells.\nsends:\n  order.placed: {}\n',
  '/fleet/agents/store.agent.yaml':
    'agent: store\nversion: 0.1.0\ndescription: Keeps.\nreceives:\n  order.placed: {}\n',
};
