import assert from 'node:assert/strict';
import { commands, extensions, workspace } from 'vscode';
import { fileUri, readFile, writeFile } from '../support/documents.ts';
import { allCodes, codesIn } from '../support/findings.ts';
import { until } from '../support/until.ts';

describe('a window without contracts', () => {
  it('has the extension, but does not activate it', () => {
    const extension = extensions.getExtension('parley.parley-vscode');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
  });

  it('activates it when it is asked to', async function () {
    const startedAt = performance.now();
    const startedUsage = process.cpuUsage();
    await extensions.getExtension('parley.parley-vscode')?.activate();
    const { user, system } = process.cpuUsage(startedUsage);
    const [wallMs, cpuMs] = [performance.now() - startedAt, (user + system) / 1000].map(Math.round);
    // Told, not judged: loading the code and the call of `activate`, on a machine that does other things too.
    if (this.test !== undefined) this.test.title += ` (${wallMs} ms, of which ${cpuMs} ms processor time)`;
    assert.equal(extensions.getExtension('parley.parley-vscode')?.isActive, true);
  });

  it('has its commands', async () => {
    await commands.executeCommand('parley.showOutput');
    assert.ok((await commands.getCommands(true)).includes('parley.init'));
  });

  it('writes a workspace into the folder, in which nothing is wrong', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const written = await commands.executeCommand<string[]>('parley.init');
    assert.ok(written.includes('parley.config.yaml'));
    assert.ok(written.includes('.gitignore'));
    const { version } = extensions.getExtension('parley.parley-vscode')?.packageJSON as { version: string };
    assert.ok((await readFile('package.json')).includes(`"@parley/runtime": "^${version}"`));
    const broken = 'agent: late\nreceives:\n  no.such.channel: {}\n';
    await writeFile('agents/late.agent.yaml', broken);
    await until('a finding', () => codesIn('agents/late.agent.yaml').includes('RECEIVE_UNRESOLVED'));
    await workspace.fs.delete(fileUri('agents/late.agent.yaml'));
    await until('the new workspace is sound', () => allCodes().length === 0);
  });
});
