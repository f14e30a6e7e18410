import assert from 'node:assert/strict';
import { checkWorkspace, createWorkspace } from '@parley/toolchain';
import { generateWorkspace } from './parley-files.ts';

describe('generateWorkspace', () => {
  for (const files of [4, 5, 17, 18, 19, 20, 36, 37, 100, 300]) {
    it(`makes ${files} files in which nothing is found`, () => {
      const texts = generateWorkspace({ seed: files, files });
      assert.equal(texts.length, files);
      assert.equal(new Set(texts.map(({ path }) => path)).size, files);
      const findings = checkWorkspace(createWorkspace({ folder: '', files: texts }));
      assert.deepEqual(
        findings.map(({ file, code, message }) => `${file} ${code} ${message}`),
        [],
      );
    });
  }

  it('makes the same files from the same seed, and others from another', () => {
    const once = generateWorkspace({ seed: 1, files: 60 });
    assert.deepEqual(once, generateWorkspace({ seed: 1, files: 60 }));
    assert.notDeepEqual(once, generateWorkspace({ seed: 2, files: 60 }));
  });

  it('refuses what is no size', () => {
    for (const files of [0, 3, 4.5, NaN])
      assert.throws(() => generateWorkspace({ seed: 1, files }), /the least is 4/u);
  });

  it('has the shape of grown workspaces', () => {
    const paths = generateWorkspace({ seed: 1, files: 1000 }).map(({ path }) => path);
    const share = (folder: string): number => paths.filter((path) => path.startsWith(folder)).length / 1000;
    assert.ok(share('messages/') > 0.6 && share('messages/') < 0.75);
    assert.ok(share('agents/') > 0.2 && share('agents/') < 0.35);
    assert.ok(share('channels/') > 0.03);
    assert.ok(paths.some((path) => path.endsWith('.v2.schema.json') || path.endsWith('.v2.schema.yaml')));
  });

  it('gives each message 5 to 15 members and an example', () => {
    const schemas = generateWorkspace({ seed: 3, files: 100 }).filter(({ path }) =>
      /\.v\d\.schema\.json$/u.test(path),
    );
    for (const { text } of schemas) {
      const schema = JSON.parse(text) as { properties: object; examples: unknown[] };
      const members = Object.keys(schema.properties).length;
      assert.ok(members >= 5 && members <= 15, String(members));
      assert.equal(schema.examples.length, 1);
    }
  });
});
