/** A message type to begin with: no finding in it, and a place for each thing that is to be filled in. */
export function messageText(type: string): string {
  return [
    `title: ${titleOf(type)}`,
    'description: What this message says.',
    'type: object',
    'additionalProperties: false',
    'required: [id]',
    'properties:',
    '  id: { type: string }',
    'examples:',
    '  - { id: a1 }',
    '',
  ].join('\n');
}

/** A channel to begin with. */
export function channelText(name: string, message: string): string {
  return [
    'channels:',
    `  ${name}:`,
    '    description: What travels here.',
    `    address: ${name.replaceAll('.', '/')}`,
    `    messages: [${message}]`,
    '',
  ].join('\n');
}

/** What an agent begins with. */
export interface NewAgent {
  readonly name: string;
  readonly receives: readonly string[];
  readonly sends: readonly string[];
}

/** An agent to begin with. */
export function agentText({ name, receives, sends }: NewAgent): string {
  return [
    `agent: ${name}`,
    'version: 0.1.0',
    'description: What this agent does.',
    ...listText('receives', receives),
    ...listText('sends', sends),
    '',
  ].join('\n');
}

function listText(key: string, channels: readonly string[]): readonly string[] {
  return channels.length === 0 ? [] : [`${key}:`, ...channels.map((channel) => `  ${channel}: {}`)];
}

/** `shop.order-placed.v1` is an "Order placed". */
function titleOf(type: string): string {
  const words =
    type
      .replace(/\.v\d+$/u, '')
      .split('.')
      .at(-1)
      ?.replaceAll('-', ' ') ?? '';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
