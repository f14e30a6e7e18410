import assert from 'node:assert/strict';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import { createLanguageSession, type LanguageSession } from '#toolchain/language/session.ts';
import { soundFiles } from '../check/check-case.ts';

function loaded(files: Readonly<Record<string, string>>): LanguageSession {
  const session = createLanguageSession();
  session.load({ folder: '', files: Object.entries(files).map(([path, text]) => ({ path, text })) });
  return session;
}

const channels = { 'channels/a.channel.yaml': 'channels:\n  one: {}\n  two: {}\n' };

describe('createLanguageSession', () => {
  it('finds what the check finds', () => {
    const files = [{ path: 'agents/a.agent.yaml', text: 'agent: b\nx: 1\n' }];
    const session = createLanguageSession();
    session.load({ folder: '', files });
    const expected = checkWorkspace(createWorkspace({ folder: '', files }));
    assert.deepEqual(session.snapshot().findings, expected);
    assert.ok(expected.length > 0);
  });

  it('judges the present text, and the mended one again', () => {
    const session = loaded(soundFiles);
    assert.deepEqual(session.snapshot().findings, []);
    const [path = '', text = ''] =
      Object.entries(soundFiles).find(([name]) => name.includes('channel')) ?? [];
    session.change(path, `${text}\n}`);
    assert.ok(session.snapshot().findings.some(({ code }) => code === 'SYNTAX'));
    session.change(path, text);
    assert.deepEqual(session.snapshot().findings, []);
  });

  it('gives the same snapshot as long as nothing changes', () => {
    const session = loaded(channels);
    const first = session.snapshot();
    session.change('channels/a.channel.yaml', channels['channels/a.channel.yaml']);
    assert.equal(session.snapshot(), first);
    session.change('channels/a.channel.yaml', 'channels: {}\n');
    assert.notEqual(session.snapshot(), first);
    assert.equal(first.workspace.channels.length, 2);
  });

  it('forgets a file that is gone and what reading it found', () => {
    const session = createLanguageSession();
    const range = { start: { line: 0, column: 0, offset: 0 }, end: { line: 0, column: 0, offset: 0 } };
    session.load({
      folder: '',
      files: [],
      findings: [{ file: 'a.agent.yaml', code: 'UNREADABLE', severity: 'error', message: 'no', range }],
    });
    assert.equal(session.snapshot().findings.length, 1);
    session.change('a.agent.yaml', undefined);
    assert.deepEqual(session.snapshot().findings, []);
  });

  it('pays no heed to files whose names say nothing', () => {
    const session = loaded(channels);
    session.change('package.json', '{}');
    assert.equal(session.snapshot().document('package.json'), undefined);
    assert.deepEqual(session.snapshot().workspace.others, []);
  });
});
