import assert from 'node:assert/strict';
import { explanations } from '@parley/toolchain/explain';
import { formatExplanation } from '#cli/rules/explain-text.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { findRule } from '#cli/rules/find-rule.ts';
import { assertGolden } from '../golden.ts';

const look = { colors: createColors({}, {}), columns: 80 };

describe('formatExplanation', () => {
  it('shows why, both examples with what is found, how to mend it and how to suppress it', () => {
    assertGolden('explain.txt', `${formatExplanation(findRule('DURABLE_EVERY'), look)}\n`);
  });

  it('says how a rule is switched on that does not run by itself', () => {
    const text = formatExplanation(findRule('SCHEMA_STRING_UNBOUNDED'), look);
    assert.match(text, /switch it on +check: \{ use: \[STANDARD, SCHEMA_STRING_UNBOUNDED\] \}/);
  });

  it('says of what cannot be read that it cannot be left out', () => {
    assert.match(formatExplanation(findRule('SYNTAX'), look), /Suppress it\n {2}Not possible/);
  });

  it('underlines in the colour of the severity', () => {
    const colors = createColors({}, { FORCE_COLOR: '1' });
    const text = formatExplanation(findRule('DURABLE_EVERY'), { colors, columns: 80 });
    assert.ok(text.includes(colors.red('^^^^^')));
  });

  it('keeps every sentence of every rule within eighty columns', () => {
    const wide = explanations.flatMap(({ rule }) =>
      formatExplanation(findRule(rule), look)
        .split('\n')
        .filter((line) => line.length > 80 && !/│|parley-ignore|check: \{|^ {2}\S+$|`/u.test(line)),
    );
    assert.deepEqual(wide, []);
  });
});
