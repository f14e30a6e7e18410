import assert from 'node:assert/strict';
import {
  type MatrixFeature,
  type MatrixLanguage,
  type MatrixQuestion,
  matrixCell,
  matrixFeatures,
  matrixFiles,
  matrixKinds,
  matrixLanguages,
} from '../support/language-matrix.ts';
import { Asked } from './language-matrix/asked.ts';
import { type ProtocolEditor, startProtocolEditor } from './language-matrix/protocol.ts';
import { askService } from './language-matrix/service.ts';

type Ask = (
  feature: MatrixFeature,
  question: MatrixQuestion,
) => readonly string[] | Promise<readonly string[]>;

describe('every language feature in every kind of document', () => {
  for (const language of matrixLanguages) {
    describe(`in ${language}`, () => {
      it('begins with a sound workspace', () => {
        const text = matrixFiles[language]['src/desk.ts'] ?? '';
        const question = { path: 'src/desk.ts', text, offset: 0, ask: '', expect: [] };
        const { snapshot } = new Asked(language, question);
        assert.deepEqual(
          snapshot.findings.map(({ code, message }) => `${code} ${message}`),
          [],
        );
      });

      describe('from the language service itself', () => {
        tellCells(language, (feature, question) => askService(feature, language, question));
      });

      describe('from the language server', () => {
        let editor: ProtocolEditor;

        before(async () => {
          editor = await startProtocolEditor(language);
        });

        after(() => editor.close());

        tellCells(language, (feature, question) => editor.ask(feature, question));
      });
    });
  }
});

/** A test for each cell of the table. */
function tellCells(language: MatrixLanguage, ask: Ask): void {
  for (const feature of matrixFeatures) {
    for (const kind of matrixKinds) {
      const cell = matrixCell(feature, kind, language);
      if (cell.kind === 'gap') {
        it(`${feature}: not in a ${kind}: ${cell.reason}`, () => {
          assert.match(cell.reason, /^[A-Z].{20,}\.$/u);
        });
        continue;
      }
      it(`${feature}: ${kind}`, async () => {
        const { question } = cell;
        assert.ok(question.expect.length > 0, 'nothing is expected');
        const found = await ask(feature, question);
        const isThere = (expected: string): boolean =>
          feature === 'hover' ? found.some((text) => text.includes(expected)) : found.includes(expected);
        const missing = question.expect.filter((expected) => !isThere(expected));
        assert.deepEqual(missing, [], `these are there:\n${found.join('\n')}`);
      });
    }
  }
}
