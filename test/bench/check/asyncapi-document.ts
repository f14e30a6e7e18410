import { type Area, type Fleet, type FleetChannel, typeOf } from './fleet.ts';
import { messageSchema, sharedDefinitions } from './schema.ts';
import type { TextFile } from './parley-files.ts';

/**
 * The fleet as one AsyncAPI 3.1 document in JSON: every channel and message, one operation for each `sends` and `receives`.
 * It has no words for deliveries, retries and backups, so it says less.
 */
export function asyncApiDocument({ areas }: Fleet): TextFile {
  const channels = areas.flatMap((area) => area.channels);
  const replies = new Map(channels.map(({ name, reply }) => [name, reply]));
  const messages = areas.flatMap((area) => area.messages);
  const document = {
    asyncapi: '3.1.0',
    info: {
      title: 'Fleet',
      version: '1.0.0',
      description: 'All agents of the fleet.',
      contact: { name: 'The fleet', url: 'https://example.com/fleet', email: 'fleet@example.com' },
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    defaultContentType: 'application/json',
    servers: { local: { host: 'localhost:1883', protocol: 'mqtt' } },
    channels: Object.fromEntries(channels.map((channel) => [channel.name, toChannel(channel)])),
    operations: Object.fromEntries(areas.flatMap((area) => toOperations(area, replies))),
    components: {
      messages: Object.fromEntries(
        messages.map((message) => [
          typeOf(message),
          {
            title: typeOf(message),
            summary: message.description,
            payload: { $ref: `#/components/schemas/${typeOf(message)}` },
          },
        ]),
      ),
      schemas: {
        ...sharedDefinitions,
        ...Object.fromEntries(
          messages.map((message) => [
            typeOf(message),
            messageSchema(message, (name) => `#/components/schemas/${name}`),
          ]),
        ),
      },
    },
  };
  return { path: 'asyncapi.json', text: `${JSON.stringify(document, undefined, 2)}\n` };
}

function toChannel({ address, description, messages, options }: FleetChannel): object {
  const parameters = options.parameters;
  return {
    address: address ?? null,
    description,
    ...(address === undefined || typeof parameters !== 'object' || parameters === null
      ? {}
      : { parameters: Object.fromEntries(Object.entries(parameters).map(toParameter)) }),
    messages: Object.fromEntries(messages.map((type) => [type, { $ref: `#/components/messages/${type}` }])),
  };
}

/** Parameters of AsyncAPI 3 have values, but no patterns. */
function toParameter([name, schema]: readonly [string, { readonly enum?: readonly string[] }]): [
  string,
  object,
] {
  return [name, { description: `The ${name}.`, ...(schema.enum === undefined ? {} : { enum: schema.enum }) }];
}

function toOperations(
  area: Area,
  replies: ReadonlyMap<string, string | undefined>,
): readonly [string, object][] {
  return area.agents.flatMap((agent) => {
    const uses = [
      ...Object.keys(agent.sends).map((channel) => ({ action: 'send', channel }) as const),
      ...Object.keys(agent.receives).map((channel) => ({ action: 'receive', channel }) as const),
    ];
    return uses.map(({ action, channel }): [string, object] => {
      const reply = replies.get(channel);
      return [
        `${agent.name}-${action}-${channel}`,
        {
          action,
          summary: agent.description,
          channel: { $ref: `#/channels/${channel}` },
          ...(reply === undefined ? {} : { reply: { channel: { $ref: `#/channels/${reply}` } } }),
        },
      ];
    });
  });
}
