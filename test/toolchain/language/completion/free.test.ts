import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionAt } from '#toolchain/language/completion.ts';
import type { CompletionItem } from '#toolchain/language/completion/item.ts';
import { applyTextEdits } from '#toolchain/language/edit.ts';
import { hoverAt } from '#toolchain/language/hover.ts';
import { type LanguageSession, createLanguageSession } from '#toolchain/language/session.ts';
import type { WorkspaceFiles } from '#toolchain/model/workspace.ts';
import { readWorkspace } from '#toolchain/node/read-workspace.ts';
import { breakText } from '../support/break-text.ts';

/** Findings that what is completed must never cause: keys and syntax of any item, the value too of one that is a value. */
const always =
  /^(?:SYNTAX|KEY_UNKNOWN|KEY_DUPLICATE|KEY_NOT_STRING|SCHEMA_KEYWORD_UNKNOWN|YAML_\w+|VALUE_NOT_JSON)$/;
const ofValues = /^(?:VALUE_ILLEGAL|VALUE_TYPE|\w+_ILLEGAL|SCHEMA_INVALID|\w+_UNRESOLVED|FORMAT_UNKNOWN)$/;

describe('isFree', () => {
  let example: WorkspaceFiles;
  let session: LanguageSession;

  before(async () => {
    example = await readWorkspace('examples/vehicle-maintenance');
  });

  beforeEach(() => {
    session = createLanguageSession();
    session.load(example);
  });

  const anyPlace = (): fc.Arbitrary<readonly [path: string, text: string, offset: number]> =>
    fc
      .constantFrom(...example.files)
      .chain(({ path, text }) =>
        fc.tuple(fc.constant(path), fc.constant(text), fc.nat({ max: text.length })),
      );

  const codes = (path: string, pattern: RegExp): readonly string[] =>
    session
      .snapshot()
      .findings.filter(({ file, code }) => file === path && pattern.test(code))
      .map(({ code }) => code);

  /** Keys in the place of others keep a value that is not theirs. */
  const isRenaming = ({ edit, kind }: CompletionItem): boolean =>
    edit.range.start.offset < edit.range.end.offset && (kind === 'key' || kind === 'keyword');

  it('is true only where what is completed is right', () => {
    const law = fc.property(anyPlace(), fc.nat(), ([path, text, offset], choice) => {
      const { items } = completionAt(session.snapshot(), path, offset);
      const item = items[choice % Math.max(1, items.length)];
      if (item === undefined || isRenaming(item)) return;
      session.change(path, applyTextEdits(text, [item.edit, ...item.more]));
      const found = codes(path, item.edit.text.includes(':') ? always : ofValues);
      session.change(path, text);
      assert.deepEqual(found, codes(path, always), `${item.label} at ${path}:${offset}`);
    });
    fc.assert(law, { numRuns: 250 });
  }).timeout(60_000);

  it('does no harm in broken texts: edits stay at the cursor, on its line, and leave the rest alone', () => {
    const law = fc.property(
      anyPlace(),
      fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
      ([path, text], numbers) => {
        let count = 0;
        const random = (): number => numbers[count++ % numbers.length] ?? 0;
        const broken = breakText(text, random);
        session.change(path, broken);
        for (let turn = 0; turn < 8; turn++) {
          const offset = random() % (broken.length + 1);
          hoverAt(session.snapshot(), path, { offset });
          for (const item of completionAt(session.snapshot(), path, offset).items)
            assertAtCursor(item, broken, offset);
        }
        session.change(path, text);
      },
    );
    fc.assert(law, { numRuns: 100 });
  }).timeout(60_000);
});

function assertAtCursor({ edit, more, filter }: CompletionItem, text: string, offset: number): void {
  const { start, end } = edit.range;
  assert.ok(start.offset <= offset && offset <= end.offset, 'the edit holds the cursor');
  assert.equal(start.line, end.line, 'the edit is on one line');
  assert.ok(filter !== '');
  const changed = applyTextEdits(text, [edit, ...more]);
  const commas = more.map(({ text: inserted }) => inserted).join('');
  assert.ok([',', ''].includes(commas), 'elsewhere only a comma is added');
  assert.equal(changed.length, text.length - (end.offset - start.offset) + edit.text.length + commas.length);
  assert.ok(changed.endsWith(text.slice(end.offset)), 'what follows stays');
}
