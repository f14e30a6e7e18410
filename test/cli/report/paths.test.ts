import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathBy, pathsTo } from '#cli/report/paths.ts';
import { createFolder } from '../workspace.ts';
import type { TemporaryFolder } from '../workspace.ts';

describe('pathsTo', () => {
  let folder: TemporaryFolder;
  let fleet: string;

  beforeEach(() => {
    folder = createFolder();
    fleet = join(folder.path, 'apps/fleet');
    mkdirSync(fleet, { recursive: true });
  });

  afterEach(() => {
    folder.remove();
  });

  it('finds the root of the repository above the workspace', () => {
    folder.write({ '.git/HEAD': '' });
    assert.deepEqual(pathsTo(fleet, join(folder.path, 'apps')), {
      fromHere: 'fleet',
      fromRepository: 'apps/fleet',
    });
  });

  it('takes a file .git too, which work trees and submodules have', () => {
    folder.write({ 'apps/.git': 'gitdir: elsewhere\n' });
    assert.deepEqual(pathsTo('.', fleet), { fromHere: '.', fromRepository: 'fleet' });
  });

  it('takes the current folder where there is no repository, if the workspace lies in it', () => {
    assert.deepEqual(pathsTo(fleet, folder.path), { fromHere: 'apps/fleet', fromRepository: 'apps/fleet' });
    assert.deepEqual(pathsTo(folder.path, fleet), { fromHere: '../..', fromRepository: '.' });
  });
});

describe('pathBy', () => {
  it('joins the way and the file', () => {
    assert.equal(pathBy('.', 'a.yaml'), 'a.yaml');
    assert.equal(pathBy('apps/fleet', '../shared/a.yaml'), 'apps/shared/a.yaml');
  });
});
