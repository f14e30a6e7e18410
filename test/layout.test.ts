import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';

const rooms = ['toolchain', 'runtime', 'explorer', 'cli', 'extension'];

describe('layout', () => {
  for (const room of rooms.filter((name) => existsSync(`test/${name}`))) {
    it(`test/${room} mirrors ${room}/src`, () => {
      const tests = readdirSync(`test/${room}`, { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('.test.ts'),
      );
      const strays = tests.filter((path) => !existsSync(`${room}/src/${path.replace('.test.ts', '.ts')}`));
      assert.deepEqual(strays, []);
    });
  }
});
