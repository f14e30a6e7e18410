import assert from 'node:assert/strict';
import { ruleInfos } from '#toolchain/check/rules.ts';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { exampleWorkspace } from '#toolchain/explain/example.ts';
import { silenceWays, switchOn } from '#toolchain/explain/silence.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';

const rule = {
  id: 'SEND_WITHOUT_RECEIVER',
  severity: 'warning',
  level: 'STANDARD',
  summary: '',
  silence: 'anywhere',
} as const;

describe('silenceWays', () => {
  it('gives comments and configurations that the check understands', () => {
    const texts = Object.fromEntries(silenceWays(rule).map(({ purpose, text }) => [purpose, text]));
    const [yaml = '', json = '', everywhere = '', asInfo = ''] = [
      texts['here, in YAML'],
      texts['here, in JSON'],
      texts.everywhere,
      texts['as info'],
    ];
    const lonely = (above: string, inside: string, config: string) => ({
      ...exampleWorkspace,
      'agents/website.agent.yaml': 'agent: website\n',
      'agents/warehouse.agent.yaml': `agent: warehouse\n${above}\nsends: { ${inside} shelf.changed: {} }\n`,
      'parley.config.yaml': config,
    });
    assert.deepEqual(codesIn(lonely('', '', '')), ['warning SEND_WITHOUT_RECEIVER']);
    assert.deepEqual(codesIn(lonely(yaml, '', '')), []);
    assert.deepEqual(codesIn(lonely('', '', everywhere)), []);
    assert.deepEqual(codesIn(lonely('', '', asInfo)), ['info SEND_WITHOUT_RECEIVER']);
    const member = `shelf.changed: { ${json} }`;
    const commented = `agent: warehouse\nsends: { ${member} }\n`;
    assert.deepEqual(codesIn({ ...lonely('', '', ''), 'agents/warehouse.agent.yaml': commented }), []);
  });

  it('has no comment for findings about comments, and nothing for what cannot be read', () => {
    const purposes = (silence: 'configuration' | 'never') =>
      silenceWays({ ...rule, silence }).map(({ purpose }) => purpose);
    assert.deepEqual(purposes('configuration'), ['in some files', 'everywhere', 'as info']);
    assert.deepEqual(purposes('never'), []);
  });
});

describe('switchOn', () => {
  it('is for rules of level STRICT', () => {
    for (const info of ruleInfos)
      assert.equal(switchOn(info) !== undefined, info.level === 'STRICT', info.id);
  });
});

function codesIn(files: Readonly<Record<string, string>>): readonly string[] {
  const workspace = createWorkspace({
    folder: '',
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  });
  return checkWorkspace(workspace).map(({ severity, code }) => `${severity} ${code}`);
}
