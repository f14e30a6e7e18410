import assert from 'node:assert/strict';
import {
  type MatrixFeature,
  type MatrixQuestion,
  matrixCell,
  matrixFeatures,
  matrixKinds,
  matrixLanguages,
} from '../../../support/language-matrix.ts';
import { allCodes } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { answers } from './answers.ts';
import { Asked } from './asked.ts';

describe('every language feature in every kind of document, asked of VS Code', () => {
  before(async () => {
    await parley();
    await until('the workspaces are sound', () => allCodes().length === 0);
  });

  for (const language of matrixLanguages) {
    describe(`in ${language}`, () => {
      for (const feature of matrixFeatures) {
        for (const kind of matrixKinds) {
          const cell = matrixCell(feature, kind, language);
          if (cell.kind === 'gap') continue;
          it(`${feature}: ${kind}`, async () => {
            const asked = await Asked.open(language, cell.question);
            try {
              await isThere(feature, cell.question, asked);
            } finally {
              await asked.close(language);
            }
          });
        }
      }
    });
  }
});

/** The server is told of every change before it is asked; what it sends by itself comes in its own time. */
async function isThere(feature: MatrixFeature, { expect }: MatrixQuestion, asked: Asked): Promise<void> {
  let found: readonly string[] = [];
  const holds = (expected: string): boolean =>
    feature === 'hover' ? found.some((text) => text.includes(expected)) : found.includes(expected);
  const look = async (): Promise<boolean> => {
    found = await answers[feature](asked);
    return expect.every(holds);
  };
  if (feature === 'diagnostics') await until(expect.join(), look).catch(() => undefined);
  else await look();
  assert.deepEqual(
    expect.filter((expected) => !holds(expected)),
    [],
    `these are there:\n${found.join('\n')}`,
  );
}
