import assert from 'node:assert/strict';
import type { ExplainedRule } from '#toolchain/explain/explained-rule.ts';
import type { Explanation } from '#toolchain/explain/explanation.ts';
import { formatRuleMarkdown } from '#toolchain/explain/markdown.ts';

const rule: ExplainedRule = {
  id: 'SOME_RULE',
  severity: 'warning',
  level: 'STRICT',
  summary: 'It says so.',
  silence: 'anywhere',
};
const explanation: Explanation = {
  rule: 'SOME_RULE',
  why: 'Because.',
  fix: 'Do.',
  keys: [],
  bad: { 'a.yaml': 'a: ⟪b⟫\n' },
  good: { 'a.yaml': 'a: c\n' },
};

describe('formatRuleMarkdown', () => {
  it('has a heading, the reason, both examples, what is found, and the way to mend it', () => {
    const text = formatRuleMarkdown(rule, explanation, {
      heading: '##',
      findings: ['a.yaml:1:4 SOME_RULE no'],
      withSilence: false,
    });
    assert.deepEqual(text.split('\n\n'), [
      '## SOME_RULE',
      '**warning**, level STRICT. It says so.',
      'It runs only on demand: `check: { use: [STANDARD, SOME_RULE] }` in parley.config.yaml.',
      '**Why.** Because.',
      '**Bad**',
      '`a.yaml`',
      '```yaml\na: b\n   ^\n```',
      '```text\na.yaml:1:4 SOME_RULE no\n```',
      '**Good**',
      '`a.yaml`',
      '```yaml\na: c\n```',
      '**Fix.** Do.',
    ]);
  });

  it('says how findings are suppressed when it stands alone', () => {
    const options = { heading: '#', findings: [], withSilence: true };
    const text = formatRuleMarkdown(rule, { rule: 'SOME_RULE', why: 'W', fix: 'F', keys: [] }, options);
    assert.match(text, /\*\*Suppress it\*\*\n\n- here, in YAML: `# parley-ignore SOME_RULE: the reason`/);
    assert.doesNotMatch(text, /Bad|Good/);
  });
});
