import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small sound workspace: a request, its reply, an event with a parameter. */
export const shopFiles: Readonly<Record<string, string>> = {
  'parley.config.yaml': 'run: node src/{agent}.mjs\n',
  'messages/shop.quote-request.v1.schema.yaml':
    'type: object\nrequired: [item]\nproperties: { item: { enum: [tea, cake] } }\nadditionalProperties: false\n',
  'messages/shop.quote.v1.schema.yaml':
    'type: object\nrequired: [cents]\nproperties: { cents: { type: integer } }\n',
  'messages/shop.order.v1.schema.yaml':
    'type: object\nrequired: [id]\nproperties: { id: { type: string } }\n',
  'channels/shop.channel.yaml': [
    'channels:',
    '  quote.request:',
    '    description: Asks for a price.',
    '    address: shop/quote',
    '    messages: [shop.quote-request.v1]',
    '    reply: { channel: quote.reply, timeout: 5s }',
    '  quote.reply: { messages: [shop.quote.v1] }',
    '  order.placed:',
    '    address: shop/{region}/order',
    '    parameters: { region: { enum: [eu, us] } }',
    '    messages: [shop.order.v1]',
    '',
  ].join('\n'),
  'agents/customer.agent.yaml': 'agent: customer\nsends: { quote.request: {}, order.placed: {} }\n',
  'agents/pricing.agent.yaml': 'agent: pricing\nreceives: { quote.request: {} }\n',
  'agents/ledger.agent.yaml': 'agent: ledger\nreceives: { order.placed: {} }\n',
};

/** A folder of its own for one test, with these files in it. */
export interface TemporaryFolder {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(): void;
}

export function createFolder(files: Readonly<Record<string, string>> = {}): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  const write = (added: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(added)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
  };
  write(files);
  return {
    path,
    write,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
