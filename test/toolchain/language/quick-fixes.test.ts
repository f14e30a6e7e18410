import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { silenceOf } from '#toolchain/check/suppress/silence.ts';
import type { Diagnostic } from '#toolchain/diagnostic.ts';
import { formatDiagnostic } from '#toolchain/errors.ts';
import { applyEdit } from '#toolchain/language/edit.ts';
import { guidePlace } from '#toolchain/explain/guide.ts';
import { type QuickFix, fixesOf, quickFixes } from '#toolchain/language/quick-fixes.ts';
import type { WorkspaceFile } from '#toolchain/model/workspace.ts';
import { yamlComments } from '#toolchain/source/comments.ts';
import { marked } from './support/marked.ts';
import { type RuleExample, look, otherLanguage, ruleExamples } from './support/rule-examples.ts';

/** Why the findings of a rule have no fix: only their author can tell. */
const withoutFix: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ADDRESS_DUPLICATE: 'which of two channels gets another address is told nowhere',
    ADDRESS_ILLEGAL: 'no other address is told',
    ADDRESS_NOT_PORTABLE: 'another address moves the traffic',
    ADDRESS_OVERLAP: 'which of two channels gets another address is told nowhere',
    ADDRESS_OVERLAP_UNKNOWN: 'the pattern has to be made simpler by who knows what it means',
    ADDRESS_PARAMETER_FIRST: 'the first level has to be made up',
    ADDRESS_PARAMETER_IMPOSSIBLE: 'which values a parameter has is told nowhere',
    ADDRESS_TOO_DEEP: 'which levels can go is told nowhere',
    ADDRESS_TOO_LONG: 'which levels can go is told nowhere',
    AGENT_DUPLICATE: 'which of two agents gets another name is told nowhere',
    AGENT_NAME_COLLISION: 'which of two agents gets another name is told nowhere',
    AGENT_WITHOUT_SENDER: 'what an agent should send is told nowhere',
    BACKUP_CHAIN: 'which backup is left out is a choice',
    BACKUP_EXTERNAL: 'the other team has to declare it',
    BASELINE_ILLEGAL: 'the command writes the file again',
    CHANNEL_DUPLICATE: 'which of two channels gets another name is told nowhere',
    FILE_NAME_COLLISION: 'which of two files gets another name is told nowhere',
    MESSAGE_DUPLICATE: 'which of two files stays is a choice',
    MESSAGE_NAME_COLLISION: 'which of two messages gets another name is told nowhere',
    MESSAGE_RESERVED: 'another name has to be made up; rename does the rest',
    NAME_ILLEGAL: 'another name has to be made up',
    NUMBER_NOT_EXACT: 'which number was meant is told nowhere',
    ORDER_BY_NOT_SCALAR: 'which member orders is told nowhere',
    REPLY_IS_REQUEST: 'which of two channels is the reply is told nowhere',
    RETRY_BEYOND_REPLY_TIMEOUT: 'fewer attempts, shorter pauses or a longer wait: a choice',
    SCHEMA_INVALID: 'what a keyword should hold is told nowhere',
    SCHEMA_PATTERN_EXPONENTIAL: 'the pattern has to be made simpler by who knows what it means',
    SCHEMA_PATTERN_INVALID: 'what the pattern means is told nowhere',
    SCHEMA_PROPERTY_COLLISION: 'another name has to be made up',
    SCHEMA_PROPERTY_NAME_UNSAFE: 'another name has to be made up',
    SCHEMA_REF_CIRCULAR: 'which reference is left out is a choice',
    SCHEMA_UNSATISFIABLE: 'which of the keywords is wrong is told nowhere',
    SUBSCRIPTION_SWALLOWS_CHANNEL: 'which of two addresses changes is told nowhere',
    VALUE_NOT_JSON: 'which number was meant is told nowhere',
    WAIT_CYCLE: 'which agent stops waiting is a choice',
    YAML_ALIAS: 'what the alias should stand for is told nowhere',
  }),
);

/** Rules that look at how YAML is written. */
const aboutYaml = /^(?:YAML_|KEY_NOT_STRING|SYNTAX|KEY_DUPLICATE|FILE_|VALUE_NOT_JSON|SUPPRESSION_)/;

describe('quickFixes', () => {
  for (const example of ruleExamples) {
    const { rule } = example;
    describe(rule, () => {
      const reason = withoutFix.get(rule);
      it(reason === undefined ? 'has a fix' : `has no fix: ${reason}`, () => {
        assert.equal(fixesFor(example).length > 0, reason === undefined);
      });

      it('is gone after each fix, and nothing new is wrong', () => {
        for (const fix of fixesFor(example)) assertMended(example, fix);
      });

      // In an empty file there is no place for a reason.
      const isSuppressible = silenceOf(rule) === 'anywhere' && rule !== 'FILE_EMPTY';
      it(isSuppressible ? 'can be suppressed' : 'cannot be suppressed', () => {
        assert.equal(suppressionsFor(example).length > 0, isSuppressible);
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
