import assert from 'node:assert/strict';
import { checkWorkspace, judgeWorkspace } from '#toolchain/check/check-workspace.ts';
import { isForBaseline } from '#toolchain/check/suppress/apply-baseline.ts';
import { formatBaseline } from '#toolchain/check/suppress/baseline.ts';
import type { Judgement } from '#toolchain/check/suppress/judgement.ts';
import { formatDiagnostic } from '#toolchain/errors.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import type { Workspace } from '#toolchain/model/workspace.ts';
import { lines, soundFiles } from '../check-case.ts';

type Files = Readonly<Record<string, string>>;

function workspaceOf(files: Files, previous?: Workspace): Workspace {
  const all = Object.entries({ ...soundFiles, ...files });
  return createWorkspace({ folder: '', files: all.map(([path, text]) => ({ path, text })) }, previous);
}

function judge(files: Files): Judgement {
  return judgeWorkspace(workspaceOf(files));
}

const path = 'agents/extra.agent.yaml';
const extra = (...sends: readonly string[]): Files => ({
  [path]: lines('agent: extra', 'sends:', ...sends),
});
const config = (text: string): Files => ({ 'parley.config.yaml': `check: ${text}\n` });

function fingerprints(files: Files): readonly string[] {
  const { findings, fingerprintOf } = judge(files);
  return findings.map(fingerprintOf);
}

function baselineFor(files: Files): Files {
  const { findings, fingerprintOf } = judge(files);
  return { 'parley.baseline.json': formatBaseline(findings.filter(isForBaseline), fingerprintOf) };
}

describe('judge', () => {
  it('tells who answers for a finding, and why', () => {
    const { findings, suppressed } = judge({
      ...extra('  a.b: {}', '  a.c: {} # parley-ignore SEND_UNRESOLVED: next month', '  a.d: {}'),
      'agents/other.agent.yaml': lines('agent: other', 'sends:', '  a.e: {}'),
      ...config('{ ignoreOnly: { SEND_UNRESOLVED: [agents/other.agent.yaml] } }'),
    });
    assert.deepEqual(
      findings.map(({ range }) => range.start.line),
      [2, 4],
    );
    assert.deepEqual(
      suppressed.map(({ by, reason, finding }) => `${finding.file} ${by} ${reason ?? ''}`),
      [`${path} comment next month`, 'agents/other.agent.yaml configuration '],
    );
  });

  it('gives findings the severity that the configuration wants', () => {
    const files = extra('  a.b: {}');
    const severities = (text: string) =>
      judge({ ...files, ...config(text) }).findings.map(({ severity }) => severity);
    assert.deepEqual(severities('{}'), ['error']);
    assert.deepEqual(severities('{ severities: { SEND_UNRESOLVED: info } }'), ['info']);
  });

  it('switches a STRICT rule on by its id, unless except names it', () => {
    const codes = (text: string) =>
      new Set(judge({ ...extra('  shelf.changed: {}'), ...config(text) }).findings.map(({ code }) => code));
    assert.ok(!codes('{}').has('SCHEMA_STRING_UNBOUNDED'));
    assert.ok(codes('{ use: [STANDARD, SCHEMA_STRING_UNBOUNDED] }').has('SCHEMA_STRING_UNBOUNDED'));
    assert.ok(codes('{ use: [STRICT] }').has('SCHEMA_STRING_UNBOUNDED'));
    assert.deepEqual(
      codes('{ use: [STANDARD, SCHEMA_STRING_UNBOUNDED], except: [SCHEMA_STRING_UNBOUNDED] }'),
      new Set(),
    );
  });

  it('keeps the fingerprint when lines, neighbours and lists around it change', () => {
    const before = fingerprints(extra('  a.b: {}'));
    assert.deepEqual(
      fingerprints({ [path]: lines('# new', 'agent: extra', 'version: 1.0.0', '', 'sends:', '  a.b: {}') }),
      before,
    );
    const channel = (messages: string): Files => ({
      'channels/more.channel.yaml': `channels: { a: { address: a/b, messages: [${messages}] } }\n`,
      ...config('{ use: [CHANNEL_MESSAGE_UNRESOLVED] }'),
    });
    assert.deepEqual(fingerprints(channel('x.v1')), fingerprints(channel('order.v1, x.v1')));
  });

  it('tells equal findings apart by their number, suppressed ones included', () => {
    const files = (comment: string): Files => ({
      'messages/item.v1.schema.json': `{ "examples": [1, 1, 1], "type": "object"${comment} }`,
    });
    const [first, second, third] = fingerprints(files(''));
    assert.equal(new Set([first, second, third]).size, 3);
  });

  it('knows what the baseline knows, and nothing else', () => {
    const old = extra('  a.b: {}', '  a.c: {}');
    const now = judge({ ...extra('  a.c: {}', '  a.d: {}', '  a.b: {}'), ...baselineFor(old) });
    assert.deepEqual(
      now.findings.map((finding) => formatDiagnostic(finding).split(' (')[0]),
      [`${path}:4:3 SEND_UNRESOLVED there is no channel "a.d"`],
    );
    assert.deepEqual(
      now.suppressed.map(({ by }) => by),
      ['baseline', 'baseline'],
    );
  });

  it('takes neither what cannot be read nor what is said about suppressions into a baseline', () => {
    const files = { ...extra('  a.b: {} # parley-ignore'), 'messages/x.v1.schema.json': '{' };
    const baseline = JSON.parse(baselineFor(files)['parley.baseline.json'] ?? '') as { findings: unknown[] };
    assert.equal(baseline.findings.length, 1);
  });

  it('reads the baseline that the configuration names', () => {
    const files = extra('  a.b: {}');
    const text = baselineFor(files)['parley.baseline.json'] ?? '';
    const named = { ...files, 'quality/known.json': text, ...config('{ baseline: ./quality/known.json }') };
    assert.deepEqual(judge(named).findings, []);
  });

  it('keeps a baseline that has not changed', () => {
    const files = { ...extra('  a.b: {}'), ...baselineFor(extra('  a.b: {}')) };
    const first = workspaceOf(files);
    assert.equal(workspaceOf(files, first).baseline, first.baseline);
    assert.deepEqual(
      checkWorkspace(workspaceOf({ ...files, [path]: soundFiles[path] ?? '' }, first)).length,
      2,
    );
  });

  it('bounds the messages, however long the values are', () => {
    const [finding] = judge(extra(`  "${'k'.repeat(100_000)}": {}`)).findings;
    assert.ok(finding !== undefined && finding.message.length < 1100);
  });

  it('bounds the suppressions of one file', () => {
    const many = Array.from({ length: 1500 }, () => '# parley-ignore SEND_UNRESOLVED: x');
    const { findings } = judge({ [path]: lines(...many, 'agent: extra', 'sends:', '  shelf.changed: {}') });
    const illegal = findings.filter(({ code }) => code === 'SUPPRESSION_ILLEGAL');
    assert.deepEqual(
      illegal.map(({ range }) => range.start.line),
      [1000],
    );
  });
});
