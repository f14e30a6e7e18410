import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { checkWorkspace, createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { Ajv2020 } from 'ajv/dist/2020.js';

const paths = globSync('schemas/library/messages/*.schema.json').sort();
const types = paths.map((path) => basename(path, '.schema.json'));

describe('the library of status messages', () => {
  for (const path of paths) {
    it(`${basename(path)} has examples that are valid, and refuses what is not declared`, () => {
      const schema = JSON.parse(readFileSync(path, 'utf8')) as { examples: object[]; $id: string };
      assert.equal(basename(schema.$id), basename(path));
      const validate = new Ajv2020({ strict: true }).compile(schema);
      assert.ok(schema.examples.length > 0);
      for (const example of schema.examples) {
        assert.ok(validate(example), JSON.stringify(validate.errors));
        assert.equal(validate({ ...example, stranger: 1 }), false);
      }
    });
  }

  it('is imported as a package without findings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-library-'));
    const write = (path: string, content: object): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), JSON.stringify(content));
    };
    try {
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
      write('parley.config.json', { imports: ['@parley/schemas/library'] });
      write('channels/status.channel.json', {
        channels: {
          'agent.status': { description: 'What agents say.', address: 'status/agents', messages: types },
        },
      });
      write('agents/worker.agent.json', {
        agent: 'worker',
        description: 'Works.',
        sends: { 'agent.status': {} },
      });
      write('agents/panel.agent.json', {
        agent: 'panel',
        description: 'Watches.',
        receives: { 'agent.status': {} },
      });
      const files = await readWorkspace(folder);
      assert.deepEqual(files.findings, []);
      assert.deepEqual(checkWorkspace(createWorkspace(files)), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is packed', () => {
    const { files } = JSON.parse(readFileSync('schemas/package.json', 'utf8')) as { files: string[] };
    assert.ok(files.includes('library'));
  });
});
