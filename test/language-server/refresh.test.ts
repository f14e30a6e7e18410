import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import { startClient } from './support/client.ts';
import { createFolder } from './support/folder.ts';

const channel = 'channels:\n  a.b:\n    description: One.\n    address: a\n    messages: [a.v1]\n';
const files = {
  'parley.config.yaml': 'include: ["."]\n',
  'a.channel.yaml': channel,
  'x.agent.yaml': 'agent: x\nsends: { a.b: {} }\n',
};

describe('createRefresh', () => {
  it('has a client ask again for the lines above declarations when another file changes them', async () => {
    const folder = createFolder(files);
    const client = await startClient({
      folders: [folder.uri],
      capabilities: {
        workspace: { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
        experimental: { commands: { commands: ['parley.showUses'] } },
      },
    });
    try {
      const lenses = async (): Promise<readonly (string | undefined)[]> => {
        const textDocument = { uri: folder.uriOf('a.channel.yaml') };
        const found = await client.request<readonly CodeLens[]>('textDocument/codeLens', { textDocument });
        return found.map(({ command }) => command?.title);
      };
      await client.type(folder.uriOf('a.channel.yaml'), channel);
      assert.deepEqual(await lenses(), ['1 sender, 0 receivers']);
      const again = Promise.all([client.refreshed('codeLens'), client.refreshed('inlayHint')]);
      await client.type(folder.uriOf('x.agent.yaml'), 'agent: x\nsends: {}\n');
      await again;
      assert.deepEqual(await lenses(), ['0 senders, 0 receivers']);
    } finally {
      await client.close();
      folder.dispose();
    }
  });
});
