import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';

const rooms = ['toolchain', 'runtime', 'explorer', 'language-server', 'cli', 'extension'];

describe('layout', () => {
  for (const room of rooms.filter((name) => existsSync(`test/${name}`))) {
    it(`test/${room} mirrors ${room}/src`, () => {
      const tests = readdirSync(`test/${room}`, { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('.test.ts'),
      );
      // What runs inside VS Code is about the extension as a whole.
      const mirrors = tests.filter((path) => !path.startsWith('suite'));
      const strays = mirrors.filter((path) => !existsSync(`${room}/src/${path.replace('.test.ts', '.ts')}`));
      assert.deepEqual(strays, []);
    });
  }
});
