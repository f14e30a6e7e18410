import assert from 'node:assert/strict';
import { createSourceFile } from '#toolchain/generate/printer/source-file.ts';

describe('createSourceFile', () => {
  it('imports what is used, packages first, in alphabetical order', () => {
    const file = createSourceFile('// head\n');
    file.use('zeta', './z.ts');
    file.use('beta', 'b');
    file.useType('Alpha', 'b');
    file.useType('Only', 'a');
    assert.equal(
      file.toString(),
      "// head\nimport type { Only } from 'a';\nimport { type Alpha, beta } from 'b';\nimport { zeta } from './z.ts';\n",
    );
  });

  it('renames an import whose name the file declares itself', () => {
    const file = createSourceFile('', ['Part']);
    file.add('export type Part = ', file.useType('Part', 'a'), ';');
    assert.equal(file.toString(), "import type { Part as Part2 } from 'a';\n\nexport type Part = Part2;\n");
  });

  it('imports a name once, as a value if it is used as one', () => {
    const file = createSourceFile('');
    assert.equal(file.useType('a', 'm'), file.use('a', 'm'));
    assert.equal(file.toString(), "import { a } from 'm';\n");
  });

  it('puts a blank line between declarations', () => {
    const file = createSourceFile('');
    file.add('a;');
    file.add('b;');
    assert.equal(file.toString(), 'a;\n\nb;\n');
  });
});
