import assert from 'node:assert/strict';
import { createFleet } from './fleet.ts';
import { protoFiles } from './proto-files.ts';

describe('protoFiles', () => {
  it('tells every message in a file of its own, and each import is there', () => {
    const fleet = createFleet({ seed: 1, files: 100 });
    const files = protoFiles(fleet);
    const paths = new Set(files.map(({ path }) => path));
    assert.equal(paths.size, files.length);
    const messages = fleet.areas.flatMap((area) => area.messages).length;
    assert.equal(files.length, messages + 2 * fleet.areas.length + 1);
    const imports = files.flatMap(({ text }) =>
      [...text.matchAll(/^import "(.+)";$/gmu)].map(([, path = '']) => path),
    );
    assert.ok(imports.length > 0);
    assert.deepEqual(
      imports.filter((path) => !paths.has(path)),
      [],
    );
  });

  it('numbers the fields of a message from 1', () => {
    const file = protoFiles(createFleet({ seed: 1, files: 100 })).find(({ path }) =>
      path.endsWith('started.proto'),
    );
    const numbers = [...(file?.text.split('\nmessage ')[1] ?? '').matchAll(/ = (\d+);/gu)].map(([, number]) =>
      Number(number),
    );
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  });
});
