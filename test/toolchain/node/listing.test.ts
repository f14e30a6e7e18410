import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Listing } from '#toolchain/node/listing.ts';
import { portablePath } from '#toolchain/node/list-files.ts';

describe('Listing', () => {
  let outer = '';
  let root = '';
  beforeEach(() => {
    outer = realpathSync.native(mkdtempSync(join(tmpdir(), 'parley-listing-')));
    root = join(outer, 'root');
    mkdirSync(root);
  });
  afterEach(() => {
    rmSync(outer, { recursive: true, force: true });
  });

  function write(...paths: readonly string[]): void {
    for (const path of paths) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '');
    }
  }

  function list(...entries: readonly string[]) {
    const listing = new Listing(root, join(root, 'generated'));
    for (const entry of entries) listing.add(entry);
    listing.followLinks();
    return {
      paths: [...listing.paths].map((path) => portablePath(root, path)).sort(),
      refused: listing.unreadable.map(({ path, code, reason }) =>
        `${portablePath(root, path)} ${code} ${reason}`.replace(outer, ''),
      ),
      missing: listing.missing,
    };
  }

  it('lists each file once, whatever entries and links name it', () => {
    write('agents/a.agent.yaml', 'more/b.agent.yaml');
    symlinkSync('a.agent.yaml', join(root, 'agents/c.agent.yaml'));
    symlinkSync('../more', join(root, 'agents/more'));
    symlinkSync('..', join(root, 'agents/all'));
    assert.deepEqual(list('agents', './agents/', 'agents/a.agent.yaml', 'more'), {
      paths: ['agents/a.agent.yaml', 'more/b.agent.yaml'],
      refused: [],
      missing: [],
    });
  });

  it('lets a link that leads in a circle or nowhere hide nothing but itself', () => {
    write('agents/a.agent.yaml');
    symlinkSync('loop', join(root, 'agents/loop'));
    symlinkSync('nowhere', join(root, 'agents/lost.agent.yaml'));
    const { paths, refused } = list('agents');
    assert.deepEqual(paths, ['agents/a.agent.yaml']);
    assert.deepEqual(refused, [
      'agents/loop FILE_UNREADABLE this cannot be read: it is a link that leads in a circle (ELOOP)',
      'agents/lost.agent.yaml FILE_UNREADABLE this link leads nowhere',
    ]);
  });

  it('follows no link out of the workspace, and every entry that is written so', () => {
    write('agents/a.agent.yaml', '../far/b.agent.yaml', '../near/c.agent.yaml');
    symlinkSync('../../far', join(root, 'agents/far'));
    symlinkSync('../../near/c.agent.yaml', join(root, 'agents/near.agent.yaml'));
    symlinkSync('../far', join(root, 'channels'));
    const refused = [
      'channels FILE_LINK_OUTSIDE this link leads out of the workspace, to /far; it is not followed',
      'agents/far FILE_LINK_OUTSIDE this link leads out of the workspace, to /far; it is not followed',
      'agents/near.agent.yaml FILE_LINK_OUTSIDE this link leads out of the workspace, to /near/c.agent.yaml; it is not followed',
    ];
    assert.deepEqual(list('agents', 'channels').refused, refused);
    assert.deepEqual(list('agents', '../near').paths, ['../near/c.agent.yaml', 'agents/a.agent.yaml']);
  });

  it('takes no folder for a file', () => {
    write('agents/a.agent.yaml/b.agent.yaml', 'agents/teams.yaml/c.agent.yaml');
    assert.deepEqual(list('agents', 'nowhere'), {
      paths: ['agents/teams.yaml/c.agent.yaml'],
      refused: [
        'agents/a.agent.yaml FILE_UNREADABLE this is a folder with the name of a file; nothing in it is read',
      ],
      missing: ['nowhere'],
    });
  });
});
