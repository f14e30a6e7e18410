import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createWorkspace, checkWorkspace } from '@parley/toolchain';
import type { WorkspaceFile } from '@parley/toolchain';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../..');
const parley = join(repository, 'cli/src/main.ts');
const compiler = join(repository, 'node_modules/typescript/bin/tsc');
const source = ['--conditions=@parley/source'];

interface Program extends WorkspaceFile {
  /** What it prints; undefined where the page does not say. */
  readonly output: string | undefined;
}

/** The blocks of a page whose first line names their file, with the output that follows. */
async function readBlocks(page: string): Promise<readonly Program[]> {
  const text = await readFile(join(repository, 'docs/guide', page), 'utf8');
  const blocks = /^```(?:ts|yaml)\n(?:\/\/|#) (\S+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gmsu;
  return [...text.matchAll(blocks)].map(([, path = '', body = '', output]) => ({ path, text: body, output }));
}

async function write(folder: string, files: readonly WorkspaceFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Pages of programs that run, in the shop that `parley init` writes. */
const pages = [
  { page: 'agents.md', tests: 'src/pricing.test.ts' },
  { page: 'observing.md', tests: 'src/parcels.test.ts' },
];

for (const { page, tests } of pages)
  describe(`docs/guide/${page}`, function () {
    this.timeout(120_000);
    let folder: string;
    let blocks: readonly Program[];

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'parley-guide-'));
      await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
      blocks = await readBlocks(page);
      await run(process.execPath, [...source, parley, 'init', folder]);
      await write(folder, blocks);
      await run(process.execPath, [...source, parley, 'generate', folder]);
    });

    after(async () => {
      await rm(folder, { recursive: true });
    });

    it('has a file name in every block of code', async () => {
      const text = await readFile(join(repository, 'docs/guide', page), 'utf8');
      assert.equal([...text.matchAll(/^```(?:ts|yaml)$/gmu)].length, blocks.length);
    });

    it('shows code that compiles', async () => {
      await run(process.execPath, [compiler, '--customConditions', '@parley/source'], { cwd: folder }).catch(
        (error: unknown) => assert.fail((error as { stdout?: string }).stdout ?? String(error)),
      );
    });

    it('shows programs that print what the page says', async () => {
      const programs = blocks.filter(({ output }) => output !== undefined);
      assert.ok(programs.length > 4);
      for (const { path, output } of programs) {
        const { stdout } = await run(process.execPath, [...source, path], { cwd: folder });
        assert.equal(stdout, output, path);
      }
    });

    it('shows a test that passes', async () => {
      await run(process.execPath, [...source, '--test', tests], { cwd: folder });
    });
  });

describe('docs/guide/contracts.md', () => {
  it('shows documents in which nothing is found', async () => {
    const files = await readBlocks('contracts.md');
    assert.ok(files.length > 4);
    assert.deepEqual(checkWorkspace(createWorkspace({ folder: '', files })), []);
  });
});
