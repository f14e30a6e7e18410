import assert from 'node:assert/strict';
import { findRule } from '#cli/rules/find-rule.ts';

describe('findRule', () => {
  for (const name of ['DURABLE_EVERY', 'durable_every', 'Durable-Every']) {
    it(`knows ${name}`, () => {
      const { rule, explanation, findings } = findRule(name);
      assert.equal(rule.id, 'DURABLE_EVERY');
      assert.equal(explanation.rule, 'DURABLE_EVERY');
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['DURABLE_EVERY'],
      );
    });
  }

  const table: readonly (readonly [string, RegExp])[] = [
    ['DURABEL_EVERY', /Did you mean DURABLE_EVERY\?/],
    ['WINDOW_WITHOUT', /Did you mean WINDOW_WITHOUT_EXACTLY_ONCE\?/],
    ['nothing like it', /^All rules: parley rules$/],
  ];
  for (const [name, hint] of table) {
    it(`has a hint for ${name}`, () => {
      assert.throws(
        () => findRule(name),
        (error: { message: string; hint: string; exitCode: number }) => {
          assert.equal(error.message, `there is no rule "${name}"`);
          assert.match(error.hint, hint);
          assert.equal(error.exitCode, 2);
          return true;
        },
      );
    });
  }
});
