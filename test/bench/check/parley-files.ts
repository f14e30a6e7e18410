import { type Area, type Fleet, type FleetAgent, type FleetSize, createFleet, typeOf } from './fleet.ts';
import { messageSchema, sharedDefinitions } from './schema.ts';
import { formatYaml } from './yaml.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A sound workspace of so many files. */
export function generateWorkspace(size: FleetSize): readonly TextFile[] {
  return parleyFiles(createFleet(size));
}

/** The fleet as a workspace: half of the messages in JSON, the rest in YAML, as grown workspaces have it. */
export function parleyFiles({ areas }: Fleet): readonly TextFile[] {
  const isSmall = areas.length === 1 && areas[0]?.agents.length === 2;
  const config: TextFile = {
    path: 'parley.config.yaml',
    text: formatYaml({ include: ['messages', 'channels', 'agents'], state: '.parley' }),
  };
  return [
    ...(isSmall ? [] : [config]),
    ...areas.flatMap((area) => [
      ...(isSmall ? [] : [sharedFile(area)]),
      ...messageFiles(area, isSmall),
      channelFile(area),
      ...area.agents.map((agent, index) => agentFile(agent, index)),
    ]),
  ];
}

function sharedFile({ name }: Area): TextFile {
  return write(`messages/${name}/${name}.shared.schema`, { $defs: sharedDefinitions }, 'json');
}

function messageFiles({ name, messages }: Area, isSmall: boolean): readonly TextFile[] {
  return messages.map((message, index) => {
    const refer = (definition: string): string =>
      `${isSmall ? '' : `${name}.shared.schema.json`}#/$defs/${definition}`;
    const schema = messageSchema(message, refer);
    const whole = isSmall ? { ...schema, $defs: sharedDefinitions } : schema;
    return write(`messages/${name}/${typeOf(message)}.schema`, whole, index % 2 === 0 ? 'json' : 'yaml');
  });
}

function channelFile({ name, channels }: Area): TextFile {
  const entries = channels.map(({ name: channel, description, address, messages, options, reply }) => [
    channel,
    {
      description,
      ...(address === undefined ? {} : { address }),
      messages,
      ...options,
      ...(reply === undefined ? {} : { reply: { channel: reply, timeout: '20s' } }),
    },
  ]);
  return write(`channels/${name}.channel`, { channels: Object.fromEntries(entries) as object }, 'yaml');
}

function agentFile({ name, description, receives, sends, backup }: FleetAgent, index: number): TextFile {
  const agent = {
    agent: name,
    version: '1.0.0',
    description,
    ...(Object.keys(receives).length === 0 ? {} : { receives }),
    ...(Object.keys(sends).length === 0 ? {} : { sends }),
    ...(backup === undefined ? {} : { backup, escalation: ['retry', 'backup'] }),
  };
  return write(`agents/${name}.agent`, agent, index === 0 ? 'json' : 'yaml');
}

function write(path: string, value: object, format: 'json' | 'yaml'): TextFile {
  const text = format === 'json' ? `${JSON.stringify(value, undefined, 2)}\n` : formatYaml(value);
  return { path: `${path}.${format}`, text };
}
