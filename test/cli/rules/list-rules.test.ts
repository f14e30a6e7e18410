import assert from 'node:assert/strict';
import { createWorkspace, ruleInfos } from '@parley/toolchain';
import { listRules } from '#cli/rules/list-rules.ts';

describe('listRules', () => {
  it('has every rule once', () => {
    const ids = listRules(undefined, {}).map(({ rule }) => rule.id);
    assert.deepEqual(
      [...ids].sort(),
      ruleInfos.map(({ id }) => id),
    );
  });

  it('runs all but STRICT outside of a workspace', () => {
    for (const { rule, runs } of listRules(undefined, {}))
      assert.equal(runs, rule.level !== 'STRICT', rule.id);
  });

  it('chooses by family and level', () => {
    const rows = listRules(undefined, { family: 'topic', level: 'MINIMAL' });
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ rule, family }) => family === 'topic' && rule.level === 'MINIMAL'));
  });

  it('says what a workspace switches off, and the severities that it sets', () => {
    const text = 'check: { except: [WAIT_CYCLE], severities: { CHANNEL_UNUSED: error } }\n';
    const workspace = createWorkspace({ folder: '', files: [{ path: 'parley.config.yaml', text }] });
    const rows = listRules(workspace, { family: 'flow' });
    const rowOf = (id: string) => rows.find(({ rule }) => rule.id === id);
    assert.equal(rowOf('WAIT_CYCLE')?.runs, false);
    assert.equal(rowOf('CHANNEL_UNUSED')?.runs, true);
    assert.equal(rowOf('CHANNEL_UNUSED')?.severity, 'error');
  });
});
