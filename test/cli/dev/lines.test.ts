import assert from 'node:assert/strict';
import { createLines } from '#cli/dev/lines.ts';

function linesOf(chunks: readonly string[]): readonly string[] {
  const found: string[] = [];
  const lines = createLines((line) => found.push(line));
  for (const chunk of chunks) lines.add(chunk);
  lines.end();
  return found;
}

describe('createLines', () => {
  it('joins what comes in pieces', () => {
    assert.deepEqual(linesOf(['a', 'b\nc\r\n', '\nd']), ['ab', 'c', '', 'd']);
  });

  it('gives out a line that grows too long', () => {
    assert.deepEqual(linesOf(['x'.repeat(9000), 'y\n']), ['x'.repeat(9000), 'y']);
  });
});
