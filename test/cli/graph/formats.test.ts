import assert from 'node:assert/strict';
import { formatOfFile } from '#cli/graph/formats.ts';

describe('formatOfFile', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'fleet.svg': 'svg',
    'docs/fleet.SVG': 'svg',
    'fleet.mmd': 'mermaid',
    'fleet.mermaid': 'mermaid',
    'fleet.dot': 'dot',
    'fleet.gv': 'dot',
    'fleet.json': 'json',
    'fleet.png': undefined,
    fleet: undefined,
  };
  for (const [file, format] of Object.entries(cases)) {
    it(`${file}: ${format ?? 'none'}`, () => {
      assert.equal(formatOfFile(file), format);
    });
  }
});
