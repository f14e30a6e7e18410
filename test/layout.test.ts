import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';

const rooms = ['toolchain', 'runtime', 'explorer', 'language-server', 'cli', 'extension'];

describe('layout', () => {
  for (const room of rooms.filter((name) => existsSync(`test/${name}`))) {
    it(`test/${room} mirrors ${room}/src`, () => {
      const tests = readdirSync(`test/${room}`, { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('.test.ts'),
      );
      // What runs inside VS Code or a browser is about the extension or the page as a whole.
      const mirrors = tests.filter((path) => !path.startsWith('suite') && !path.startsWith('page/browser'));
      const strays = mirrors.filter((path) => !existsSync(sourceOf(room, path)));
      assert.deepEqual(strays, []);
    });
  }
});

/** The explorer's page is a TypeScript project of its own beside `src`. */
function sourceOf(room: string, path: string): string {
  const source = path.replace('.test.ts', '.ts');
  return room === 'explorer' && source.startsWith('page/')
    ? `explorer/page/src/${source.slice('page/'.length)}`
    : `${room}/src/${source}`;
}
