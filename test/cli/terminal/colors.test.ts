import assert from 'node:assert/strict';
import { createColors } from '#cli/terminal/colors.ts';

describe('createColors', () => {
  const table: readonly (readonly [
    env: Readonly<Record<string, string>>,
    isTTY: boolean,
    colors: boolean,
  ])[] = [
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ];
  for (const [env, isTTY, colors] of table) {
    it(`${colors ? 'colours' : 'does not colour'} a ${isTTY ? 'terminal' : 'pipe'} with ${JSON.stringify(env)}`, () => {
      assert.equal(createColors({ isTTY }, env).isColorSupported, colors);
    });
  }
});
