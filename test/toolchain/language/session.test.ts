import assert from 'node:assert/strict';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import { createLanguageSession, type LanguageSession } from '#toolchain/language/session.ts';
import fc from 'fast-check';
import { readWorkspace } from '#toolchain/node/read-workspace.ts';
import { askEverything } from './support/ask-everything.ts';
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

  it('takes new files that include names, as reading the disk would', () => {
    const session = loaded({ 'parley.config.yaml': 'include: [contracts, agents/*.yaml]\n' });
    const paths = ['contracts/a.channel.yaml', 'agents/a.agent.yaml', 'contracts/deep/x.v1.schema.json'];
    for (const path of [...paths, 'package.json', 'docs/b.agent.yaml']) session.change(path, '{}');
    const { workspace } = session.snapshot();
    const found = workspace.documents.map(({ document }) => document.path);
    assert.deepEqual(found, [...paths, 'parley.config.yaml'].sort());
    assert.deepEqual(workspace.others, []);
  });

  it('knows of new files whose names say nothing', () => {
    const session = loaded(channels);
    session.change('channels/notes.yaml', 'x: 1\n');
    assert.deepEqual(session.snapshot().workspace.others, ['channels/notes.yaml']);
    session.change('channels/notes.yaml', undefined);
    assert.deepEqual(session.snapshot().workspace.others, []);
  });
});

/** One change of a text while somebody types; most leave it broken. */
interface Typing {
  readonly file: number;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const inserts = [
  '',
  'a',
  ':',
  '\n',
  '\n  ',
  '  - ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '|',
  ', ',
  '\t',
  '\0',
  '$ref',
];

const typing: fc.Arbitrary<Typing> = fc.record({
  file: share,
  at: share,
  remove: fc.oneof({ weight: 5, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(400) }),
  insert: fc.oneof(fc.constantFrom(...inserts), fc.string({ maxLength: 5, unit: 'grapheme' })),
});

describe('a session through a thousand edits', () => {
  it('never throws, whatever is asked, and finds at the end what a check from nothing finds', async () => {
    const { files } = await readWorkspace('examples/vehicle-maintenance');
    const originals = new Map(files.map(({ path, text }) => [path, text]));
    const session = createLanguageSession();
    session.load({ folder: '', files });
    const texts = new Map(originals);
    const paths = [...originals.keys()];
    const edits = fc.sample(typing, { numRuns: 1_000, seed: 5 });
    for (const [index, edit] of edits.entries()) {
      const path = paths[Math.floor(edit.file * paths.length)] ?? '';
      const before = texts.get(path) ?? '';
      const at = Math.floor(edit.at * before.length);
      // Now and then a file is mended, and one goes for a while.
      const isMended = index % 7 === 0;
      const text = isMended
        ? (originals.get(path) ?? '')
        : before.slice(0, at) + edit.insert + before.slice(at + edit.remove);
      texts.set(path, text);
      session.change(path, index % 50 === 0 ? undefined : text);
      if (index % 50 === 0) texts.delete(path);
      if (index % 5 === 0) askEverything(session.snapshot(), path, at);
      if (index % 100 === 99) assert.deepEqual(session.snapshot().findings, coldCheck(texts));
    }
    assert.deepEqual(session.snapshot().findings, coldCheck(texts));
  });
});

function coldCheck(texts: ReadonlyMap<string, string>): ReturnType<typeof checkWorkspace> {
  const files = [...texts].map(([path, text]) => ({ path, text }));
  return checkWorkspace(createWorkspace({ folder: '', files }));
}
