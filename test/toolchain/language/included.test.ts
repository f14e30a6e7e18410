import assert from 'node:assert/strict';
import { isIncluded } from '#toolchain/language/included.ts';
import { readConfig } from '#toolchain/model/config.ts';
import { readDocument } from '#toolchain/source/document.ts';

function included(config: string, path: string): boolean {
  return isIncluded(readConfig(readDocument('parley.config.yaml', config)), path);
}

describe('isIncluded', () => {
  it('takes the conventional folders and the configuration', () => {
    assert.ok(included('', 'messages/a/x.v1.schema.json'));
    assert.ok(included('', 'parley.config.json'));
    assert.ok(!included('', 'x.channel.yaml'));
    assert.ok(!included('', 'deep/parley.config.json'));
  });

  it('takes folders, files and globs', () => {
    const config = 'include: [./contracts/, one.agent.yaml, "lib/**/*.json", "{a,b}"]\n';
    assert.ok(included(config, 'contracts/deep/a.channel.yaml'));
    assert.ok(included(config, 'one.agent.yaml'));
    assert.ok(included(config, 'lib/a/b/x.v1.schema.json'));
    assert.ok(included('include: [.]\n', 'anywhere/a.agent.yaml'));
    assert.ok(!included('include: [contracts]\n', 'contractsx/a.channel.yaml'));
  });

  it('leaves out what is generated, hidden, installed, or no contract', () => {
    const config = 'include: [messages, src]\ngenerate: { out: src/generated }\n';
    const paths = [
      'src/generated/bundle.json',
      'messages/.x/a.json',
      'messages/node_modules/a/b.json',
      'messages/a.ts',
    ];
    for (const path of paths) assert.ok(!included(config, path), path);
  });
});
