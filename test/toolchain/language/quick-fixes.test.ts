import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Diagnostic } from '#toolchain/diagnostic.ts';
import { formatDiagnostic } from '#toolchain/errors.ts';
import { applyEdit } from '#toolchain/language/edit.ts';
import { guidePlace } from '#toolchain/explain/guide.ts';
import { type QuickFix, fixesOf, quickFixes } from '#toolchain/language/quick-fixes.ts';
import type { WorkspaceFile } from '#toolchain/model/workspace.ts';
import { yamlComments } from '#toolchain/source/comments.ts';
import { marked } from './support/marked.ts';
import { type RuleExample, look, otherLanguage, ruleExamples } from './support/rule-examples.ts';

/** Rules whose findings only their author can mend. */
const withoutFix: ReadonlySet<string> = new Set([
  'ADDRESS_DUPLICATE',
  'ADDRESS_ILLEGAL',
  'ADDRESS_NOT_PORTABLE',
  'ADDRESS_OVERLAP',
  'ADDRESS_OVERLAP_UNKNOWN',
  'ADDRESS_PARAMETER_FIRST',
  'ADDRESS_PARAMETER_IMPOSSIBLE',
  'ADDRESS_TOO_DEEP',
  'ADDRESS_TOO_LONG',
  'AGENT_DUPLICATE',
  'AGENT_NAME_COLLISION',
  'AGENT_WITHOUT_SENDER',
  'BACKUP_CHAIN',
  'BACKUP_EXTERNAL',
  'BASELINE_ILLEGAL',
  'CHANNEL_DUPLICATE',
  'FILE_NAME_COLLISION',
  'KEY_DUPLICATE',
  'MESSAGE_DUPLICATE',
  'MESSAGE_NAME_COLLISION',
  'MESSAGE_RESERVED',
  'MESSAGE_WITHOUT_EXAMPLE',
  'NAME_ILLEGAL',
  'NUMBER_NOT_EXACT',
  'ORDER_BY_NOT_SCALAR',
  'REPLY_IS_REQUEST',
  'RETRY_BEYOND_REPLY_TIMEOUT',
  'SCHEMA_EXAMPLE_INVALID',
  'SCHEMA_INVALID',
  'SCHEMA_PATTERN_EXPONENTIAL',
  'SCHEMA_PATTERN_INVALID',
  'SCHEMA_PROPERTY_COLLISION',
  'SCHEMA_PROPERTY_NAME_UNSAFE',
  'SCHEMA_REF_CIRCULAR',
  'SCHEMA_UNSATISFIABLE',
  'SUBSCRIPTION_SWALLOWS_CHANNEL',
  'VALUE_NOT_JSON',
  'WAIT_CYCLE',
  'YAML_ALIAS',
  'YAML_MERGE_KEY',
]);

/** Rules that look at how YAML is written. */
const aboutYaml = /^(?:YAML_|KEY_NOT_STRING|SYNTAX|KEY_DUPLICATE|FILE_|VALUE_NOT_JSON|SUPPRESSION_)/;

describe('quickFixes', () => {
  for (const example of ruleExamples) {
    const { rule } = example;
    describe(rule, () => {
      it(withoutFix.has(rule) ? 'has no fix' : 'has a fix', () => {
        assert.equal(fixesFor(example).length > 0, !withoutFix.has(rule));
      });

      it('is gone after each fix, and nothing new is wrong', () => {
        for (const fix of fixesFor(example)) assertMended(example, fix);
      });

      it('is gone after it is suppressed, with a reason', () => {
        for (const fix of suppressionsFor(example)) assertMended(example, fix);
      });

      if (aboutYaml.test(rule)) return;
      it('is so in the other language too', () => {
        const other = otherLanguage(example);
        for (const fix of [...fixesFor(other), ...suppressionsFor(other)]) assertMended(other, fix);
        assert.equal(fixesFor(other).length > 0, fixesFor(example).length > 0);
      });
    });
  }

  it('offers nothing for files of other workspaces', () => {
    const text = 'agent: shop\nsends:\n  ‸order.requst: {}\n';
    const { snapshot, path, offset } = marked({ 'node_modules/x/agents/shop.agent.yaml': text }, [
      'node_modules/x/agents/shop.agent.yaml',
    ]);
    const at = { line: 0, column: 0, offset };
    assert.deepEqual(quickFixes(snapshot, path, { start: at, end: at }), []);
  });

  it('finds the findings at the cursor', () => {
    const { snapshot, path, offset } = marked({
      'agents/shop.agent.yaml': 'agent: shop # the shop\nsends:\n  # one\n  ‸order.request: {} # two\n',
    });
    const at = { line: 3, column: 2, offset };
    const fixes = quickFixes(snapshot, path, { start: at, end: at });
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        'Create the channel "order.request"',
        'Remove "order.request"',
        'Suppress SEND_UNRESOLVED, with a reason',
      ],
    );
  });
});

describe('the table of quick fixes', () => {
  it('stands in the guide', async () => {
    const path = 'docs/guide/quick-fixes.md';
    const text = await format(tableOf(), { ...(await resolveConfig(path)), filepath: path });
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    assert.equal(readFileSync(path, 'utf8'), text, 'refresh it: UPDATE_GOLDEN=1');
  });
});

function findingsOf({ rule, files }: RuleExample): readonly Diagnostic[] {
  return look(files).findings.filter(({ code }) => code === rule);
}

function fixesFor(example: RuleExample): readonly QuickFix[] {
  const snapshot = look(example.files);
  return findingsOf(example)
    .flatMap((finding) => fixesOf(snapshot, finding))
    .filter(({ kind }) => kind === 'fix');
}

function suppressionsFor(example: RuleExample): readonly QuickFix[] {
  const snapshot = look(example.files);
  return findingsOf(example)
    .flatMap((finding) => fixesOf(snapshot, finding))
    .filter(({ kind }) => kind === 'suppress');
}

function assertMended({ rule, files }: RuleExample, fix: QuickFix): void {
  const before = look(files).findings;
  const changed = applyEdit(files, fix.edit);
  const after = look(changed).findings;
  const isNew = (finding: Diagnostic): boolean =>
    finding.severity === 'error' &&
    !before.some(({ code, message }) => code === finding.code && message === finding.message);
  const count = (findings: readonly Diagnostic[]): number =>
    findings.filter(({ code }) => code === rule).length;
  assert.ok(count(after) < count(before), `${fix.title}: the finding is still there`);
  assert.deepEqual(after.filter(isNew).map(formatDiagnostic), [], fix.title);
  if (!rule.startsWith('SUPPRESSION_')) assertComments(files, changed, fix);
}

/** No fix takes a comment away. */
function assertComments(
  files: readonly WorkspaceFile[],
  changed: readonly WorkspaceFile[],
  fix: QuickFix,
): void {
  for (const { path, text } of files) {
    if (path.endsWith('.json')) continue;
    const now = changed.find((file) => file.path === path)?.text;
    for (const comment of now === undefined ? [] : yamlComments(text))
      assert.ok(now?.includes(comment.text), fix.title);
  }
}

function tableOf(): string {
  const rows = ruleExamples
    .map((example) => ({ rule: example.rule, fixes: fixesFor(example) }))
    .filter(({ fixes }) => fixes.length > 0)
    .sort((left, right) => (left.rule < right.rule ? -1 : 1))
    .map(
      ({ rule, fixes }) =>
        `| [${rule}](${relative('docs/guide', guidePlace(rule))}) | ${list(fixes, 'safe')} | ${list(fixes, 'look')} |`,
    );
  return `${head}\n${rows.join('\n')}\n`;
}

function list(fixes: readonly QuickFix[], safety: QuickFix['safety']): string {
  const titles = new Set(
    fixes.filter((fix) => fix.safety === safety).map(({ title }) => title.replaceAll('|', '\\|')),
  );
  return [...titles].slice(0, 4).join('; ');
}

const head = `# Quick fixes

What an editor offers for a finding, here for the example that the page of each rule has. A **safe** fix can only be what was
meant, or changes nothing that happens: \`parley check --fix\` makes it too, and editors make all of a file at once by *Fix all*.
Of the others one **has to look**: they are one of several ways, or they change what happens.

Besides, every finding that may be left out has *Suppress, with a reason*, and every finding *Explain*. Rules that are
not here have findings that only their author can mend. This page is written by a test.

| Rule | Safe | Have a look |
| ---- | ---- | ----------- |`;
