import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on the disk for one test. */
export interface TestFolder {
  readonly uri: string;
  uriOf(path: string): string;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Takes it away. */
  dispose(): void;
}

/** Writes a small sound workspace: a message, a channel, a sender and a receiver; and what `files` say otherwise. */
export function createFolder(files: Readonly<Record<string, string>> = sound): TestFolder {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), 'parley-lsp-')));
  const folder: TestFolder = {
    uri: pathToFileURL(root).href,
    uriOf: (path) => pathToFileURL(join(root, path)).href,
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: (path) => {
      rmSync(join(root, path), { recursive: true });
    },
    dispose: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const [path, text] of Object.entries(files)) folder.write(path, text);
  return folder;
}

export const sound: Readonly<Record<string, string>> = {
  'messages/order.v1.schema.yaml':
    'title: Order\ndescription: An order.\ntype: object\nadditionalProperties: false\nrequired: [id]\nproperties:\n  id: { type: string, description: Which. }\nexamples:\n  - { id: a1 }\n',
  'channels/shop.channel.yaml':
    'channels:\n  order.placed:\n    description: Orders.\n    address: shop/order\n    messages: [order.v1]\n',
  'agents/shop.agent.yaml': 'agent: shop\nversion: 0.1.0\ndescription: Sells.\nsends:\n  order.placed: {}\n',
  'agents/store.agent.yaml':
    'agent: store\nversion: 0.1.0\ndescription: Keeps.\nreceives:\n  order.placed: {}\n',
};
