import assert from 'node:assert/strict';
import { createWorkspace, checkWorkspace } from '@parley/toolchain';
import { readTemplates } from '#cli/init/templates.ts';

describe('readTemplates', () => {
  it('is a workspace without findings', async () => {
    const files = await readTemplates('1.2.3');
    const contracts = files.filter(({ path }) => /^(messages|channels|agents|parley)/.test(path));
    assert.deepEqual(checkWorkspace(createWorkspace({ folder: '', files: contracts })), []);
  });

  it('asks for the version of the command', async () => {
    const file = (await readTemplates('1.2.3')).find(({ path }) => path === 'package.json');
    const { dependencies, devDependencies } = JSON.parse(file?.text ?? '') as Record<
      string,
      Record<string, string>
    >;
    assert.equal(dependencies?.['@parley/runtime'], '^1.2.3');
    assert.equal(devDependencies?.['@parley/cli'], '^1.2.3');
  });

  it('brings a .gitignore, which npm would not pack', async () => {
    assert.ok((await readTemplates('1.2.3')).some(({ path }) => path === '.gitignore'));
  });
});
