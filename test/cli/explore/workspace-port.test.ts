import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { workspacePorts } from '#cli/explore/workspace-port.ts';
import { type TemporaryFolder, createFolder } from '../workspace.ts';

describe('workspacePorts', () => {
  let folder: TemporaryFolder;

  before(() => {
    folder = createFolder({ 'one/a.txt': '', 'two/a.txt': '' });
  });
  after(() => {
    folder.remove();
  });

  const at = (name: string) => workspacePorts(join(folder.path, name));

  it('are the same for a folder each time, whichever way leads to it', () => {
    symlinkSync(join(folder.path, 'one'), join(folder.path, 'link'));
    assert.deepEqual(at('one'), at('one'));
    assert.deepEqual(at('link'), at('one'));
  });

  it('stay in the dynamic range, each once, and end with any free one', () => {
    for (let number = 0; number < 200; number++) {
      const name = `many-${String(number)}`;
      mkdirSync(join(folder.path, name));
      const ports = at(name);
      assert.equal(new Set(ports).size, ports.length);
      assert.equal(ports.at(-1), 0);
      assert.ok(ports.slice(0, -1).every((port) => port >= 49_152 && port <= 65_535));
    }
  });
});
