import assert from 'node:assert/strict';
import { listRules } from '#cli/rules/list-rules.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { formatRules } from '#cli/rules/rules-text.ts';

const look = { colors: createColors({}, {}), inWorkspace: false };

describe('formatRules', () => {
  it('puts a rule on one line where nobody watches, for grep', () => {
    const text = formatRules(listRules(undefined, { family: 'file' }), { ...look, columns: undefined });
    assert.match(text, /^ {2}SYNTAX +error +MINIMAL +A file does not parse as YAML or JSON\.$/m);
  });

  it('puts the summary below on a terminal of eighty columns', () => {
    const text = formatRules(listRules(undefined, {}), { ...look, columns: 80 });
    assert.ok(text.split('\n').every((line) => line.length <= 80));
    assert.match(text, /^ {2}SYNTAX +error {4}MINIMAL\n {4}A file does not parse as YAML or JSON\.$/m);
  });

  it('marks what is off and counts it', () => {
    const text = formatRules(listRules(undefined, { level: 'STRICT' }), { ...look, columns: 80 });
    const [, count, off] = /^(\d+) rules, (\d+) off unless the configuration/m.exec(text) ?? [];
    assert.equal(count, off);
    assert.match(text, / STRICT +off\n/);
  });
});
