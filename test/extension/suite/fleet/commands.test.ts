import assert from 'node:assert/strict';
import { type Uri, commands, extensions, tasks, window, workspace } from 'vscode';
import { fileUri, readFile } from '../support/documents.ts';
import { allCodes } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('commands', () => {
  before(async () => {
    await parley();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are all there that the palette offers', async () => {
    const manifest = extensions.getExtension('parley.parley-vscode')?.packageJSON as Manifest;
    const all = new Set(await commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !all.has(command));
    assert.deepEqual(missing, []);
  });

  it('make a message, a channel that carries it and an agent that receives it, with nothing to find fault with', async () => {
    const made = [
      await commands.executeCommand<Uri>('parley.newMessage', { name: 'test.made.v1' }),
      await commands.executeCommand<Uri>('parley.newChannel', { name: 'test.made', message: 'test.made.v1' }),
      await commands.executeCommand<Uri>('parley.newAgent', {
        name: 'test-maker',
        receives: ['test.made'],
        sends: ['test.made'],
      }),
    ];
    await until('the fleet is sound', () => allCodes().length === 0);
    assert.equal(window.activeTextEditor?.document.uri.path, made[2]?.path);
    await commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of made) await workspace.fs.delete(uri);
    await until('the fleet is sound without them', () => allCodes().length === 0);
  });

  it('generate TypeScript', async () => {
    assert.equal(await commands.executeCommand<number>('parley.generate'), 0);
    assert.ok(await readFile('src/generated/agents.ts'));
    await workspace.fs.delete(fileUri('src'), { recursive: true });
  });

  it('draw the fleet', async () => {
    assert.ok((await commands.executeCommand<number>('parley.showGraph')) > 10_000);
    await until('a tab with the graph', () =>
      window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Parley: Graph')),
    );
  });

  it('check everything again, and show the problems', async () => {
    await commands.executeCommand('parley.check');
    assert.deepEqual(allCodes(), []);
  });

  it('restart the server, after which findings come again', async () => {
    await workspace.fs.writeFile(fileUri('agents/broken.agent.yaml'), new TextEncoder().encode('agent: 1\n'));
    await until('a finding', () => allCodes().length > 0);
    await commands.executeCommand('parley.restartServer');
    await until('a finding again', () => allCodes().length > 0);
    await workspace.fs.delete(fileUri('agents/broken.agent.yaml'));
    await until('no finding', () => allCodes().length === 0);
  });

  it('are tasks too', async () => {
    const offered = await tasks.fetchTasks({ type: 'parley' });
    assert.deepEqual(offered.map(({ name }) => name).sort(), ['check', 'dev', 'generate', 'tail']);
    assert.deepEqual(offered.find(({ name }) => name === 'check')?.problemMatchers, ['$parley']);
  });
});
