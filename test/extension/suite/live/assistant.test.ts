import assert from 'node:assert/strict';
import { type LanguageModelTextPart, lm } from 'vscode';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

interface Manifest {
  readonly contributes: { readonly languageModelTools: readonly { readonly name: string }[] };
}

describe('tools for chat assistants', () => {
  it('are all there that the package declares', async () => {
    const manifest = (await parley()).packageJSON as Manifest;
    const declared = manifest.contributes.languageModelTools.map(({ name }) => name);
    await until('the tools', () => declared.every((name) => lm.tools.some((tool) => tool.name === name)));
    assert.equal(declared.length, 4);
  });

  it('tell what the language server knows', async () => {
    await parley();
    assert.match(
      await ask('parley_show_contract', { name: 'analysis.request' }),
      /fleet\.analysis-request\.v1/u,
    );
    assert.match(await ask('parley_explain_rule', { rule: 'RECEIVE_UNRESOLVED' }), /RECEIVE_UNRESOLVED/u);
    assert.match(await ask('parley_check_contracts', {}), /No findings/u);
  });
});

async function ask(name: string, input: object): Promise<string> {
  const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part as LanguageModelTextPart).value).join('');
}
