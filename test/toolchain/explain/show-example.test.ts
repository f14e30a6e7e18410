import assert from 'node:assert/strict';
import type { Explanation } from '#toolchain/explain/explanation.ts';
import { showBad, showGood } from '#toolchain/explain/show-example.ts';

const explanation: Explanation = {
  rule: 'SOME_RULE',
  why: '',
  fix: '',
  keys: [],
  bad: {
    'a.yaml': 'one: ⟪two⟫\n⟪three⟫: { four: ⟪five⟫ }\n',
    'b.yaml': 'same: true\n',
    'agents/website.agent.yaml': 'agent: website\n',
  },
  good: { 'a.yaml': 'one: 2\n', 'b.yaml': 'same: true\n' },
};

describe('showBad', () => {
  it('underlines what is marked, line by line', () => {
    assert.deepEqual(showBad(explanation)[0], {
      path: 'a.yaml',
      lines: [
        { text: 'one: two', underline: '     ^^^' },
        { text: 'three: { four: five }', underline: '^^^^^          ^^^^' },
      ],
    });
  });

  it('underlines each line of a range that has several', () => {
    const bad = { 'a.yaml': 'a: ⟪b\n  c⟫\nd: e\n' };
    assert.deepEqual(showBad({ ...explanation, bad })[0]?.lines, [
      { text: 'a: b', underline: '   ^' },
      { text: '  c', underline: '^^^' },
      { text: 'd: e' },
    ]);
  });

  it('shows a place without text', () => {
    assert.deepEqual(showBad({ ...explanation, bad: { 'a.yaml': '⟪⟫' } })[0]?.lines, [
      { text: '', underline: '^' },
    ]);
  });
});

describe('showGood', () => {
  it('shows what differs from the bad example, and files that are as the workspace has them', () => {
    assert.deepEqual(
      showGood(explanation).map(({ path }) => path),
      ['agents/website.agent.yaml', 'a.yaml'],
    );
  });
});
