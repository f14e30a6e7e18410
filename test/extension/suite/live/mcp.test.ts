import assert from 'node:assert/strict';
import { type LanguageModelTextPart, commands, lm, workspace } from 'vscode';
import { readFile, writeFile } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const names = ['check_contracts', 'explain_rule', 'list_contracts', 'show_contract'];

/** VS Code makes the name out of that of the server, and says `mcp` of each. */
const served = () => lm.tools.filter(({ tags }) => tags.includes('mcp'));

describe('the server for assistants', () => {
  before(async () => {
    await parley();
    // Without it VS Code starts no server for assistants, whoever asks.
    await workspace.getConfiguration('chat').update('disableAIFeatures', false, true);
  });

  after(async () => {
    await commands.executeCommand('workbench.mcp.stopServer', '*');
    await workspace.getConfiguration('chat').update('disableAIFeatures', undefined, true);
  });

  it('is started by VS Code from its definition, and tells its tools', async () => {
    await commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
    const tools = await until('its tools', () => (served().length === names.length ? served() : undefined));
    assert.deepEqual(tools.map(({ name }) => name.replace(/^mcp_[a-z]+_[a-z]+_/u, '')).sort(), names);
    for (const { description, inputSchema } of tools) {
      assert.ok(description.length > 40);
      assert.equal((inputSchema as { readonly type: string }).type, 'object');
    }
  });

  it('lists, shows and explains', async () => {
    const listed = JSON.parse(await call('list_contracts', {})) as { agents: { name: string }[] };
    assert.ok(listed.agents.some(({ name }) => name === 'orchestrator'));
    assert.match(await call('show_contract', { name: 'analysis.request' }), /fleet\.analysis-request\.v1/u);
    assert.match(await call('explain_rule', { rule: 'RECEIVE_UNRESOLVED' }), /RECEIVE_UNRESOLVED/u);
  });

  it('says what it was asked wrongly', async () => {
    const told = await call('show_contract', { name: 'no.such.contract' }).catch(String);
    assert.match(told, /no\.such\.contract/u);
  });

  it('checks the files as they are on the disk when it is asked', async () => {
    assert.match(await call('check_contracts', {}), /No findings/u);
    const path = 'agents/scheduling.agent.yaml';
    const text = await readFile(path);
    await writeFile(path, text.replace('receives:', 'recieves:'));
    assert.match(await call('check_contracts', {}), /KEY_UNKNOWN/u);
    await writeFile(path, text);
    assert.match(await call('check_contracts', {}), /No findings/u);
  });
});

async function call(tool: string, input: object): Promise<string> {
  const found = served().find(({ name }) => name.endsWith(tool));
  assert.ok(found, tool);
  const { content } = await lm.invokeTool(found.name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part as LanguageModelTextPart).value).join('');
}
