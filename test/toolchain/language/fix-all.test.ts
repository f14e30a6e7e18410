import assert from 'node:assert/strict';
import { applyEdit } from '#toolchain/language/edit.ts';
import { fixAllEdit, fixFiles } from '#toolchain/language/fix-all.ts';
import { exampleWorkspace } from '#toolchain/explain/example.ts';
import { look, ruleExamples } from './support/rule-examples.ts';

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries({ ...exampleWorkspace, ...texts }).map(([path, text]) => ({ path, text }));

const slips = `agent: stock # the name
# what it takes
receives:
  order.request: { timout: 1 s, retry: { attempts: 3, backoff: 5s..200ms } } # soon
`;

describe('fixFiles', () => {
  it('makes safe fixes until none is left, those too that only a fix brings to light', () => {
    const { changed, findings } = fixFiles({
      folder: '',
      files: files({ 'agents/stock.agent.yaml': slips }),
    });
    assert.deepEqual(
      changed.map(({ path, text, count }) => [path, text, count]),
      [
        [
          'agents/stock.agent.yaml',
          slips.replace('timout: 1 s', 'timeout: 1s').replace('5s..200ms', '200ms..5s'),
          3,
        ],
      ],
    );
    assert.deepEqual(findings, []);
  });

  it('never makes it worse, and comes to an end, for the example of every rule', () => {
    for (const example of ruleExamples) {
      const errors = (list: readonly { readonly severity: string }[]): number =>
        list.filter(({ severity }) => severity === 'error').length;
      const fixed = fixFiles({ folder: '', files: example.files });
      assert.ok(errors(fixed.findings) <= errors(look(example.files).findings), example.rule);
      const texts = new Map(fixed.changed.map(({ path, text }) => [path, text]));
      const again = fixFiles({
        folder: '',
        files: example.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text })),
      });
      assert.deepEqual(again.changed, [], example.rule);
    }
  });

  it('leaves other workspaces alone', () => {
    const path = 'node_modules/shop/agents/stock.agent.yaml';
    const all = [...files({}), { path, text: slips, imported: true }];
    assert.deepEqual(fixFiles({ folder: '', files: all }).changed, []);
  });

  it('keeps the ends of lines', () => {
    const text = slips.replaceAll('\n', '\r\n');
    const { changed } = fixFiles({ folder: '', files: files({ 'agents/stock.agent.yaml': text }) });
    assert.equal(changed[0]?.text.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(changed.length, 1);
  });
});

describe('fixAllEdit', () => {
  it('makes the fixes of one file that can be made together', () => {
    const all = files({ 'agents/stock.agent.yaml': slips });
    const edited = applyEdit(all, fixAllEdit(look(all), 'agents/stock.agent.yaml'));
    const text = edited.find(({ path }) => path === 'agents/stock.agent.yaml')?.text;
    assert.equal(text, slips.replace('timout: 1 s', 'timeout: 1 s').replace('5s..200ms', '200ms..5s'));
    assert.deepEqual(fixAllEdit(look(all), 'agents/shop.agent.yaml').edits, {});
  });
});
