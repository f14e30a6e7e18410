import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { runCli } from '../cli/run-cli.ts';

const repository = join(import.meta.dirname, '../..');
const page = readFileSync(join(repository, 'docs/guide/ci.md'), 'utf8');

interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^```(yaml|sh)\n(?:#!.*\n)?# (\S+)\n(.*?)^```$/gmsu)].map(
  ([, language = '', file = '', text = '']) => ({ language, file, text }),
);

/** Every text in a value, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** The command lines of `parley` in a block. */
function commandsOf({ language, text }: Block): readonly string[] {
  const scripts = language === 'yaml' ? textsOf(parse(text)) : [text];
  return scripts.flatMap((script) =>
    [...script.matchAll(/npx parley ([^&\n]+)/gu)].map(([, line = '']) => line.trim()),
  );
}

/** What a pipeline expects to find afterwards. */
function outputsOf({ language, text }: Block): readonly string[] {
  if (language !== 'yaml') return [];
  return textsOf(parse(text)).filter((value) => /^[\w.-]+\.(?:sarif|json|xml)$/u.test(value));
}

describe('docs/guide/ci.md', function () {
  this.timeout(60_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-ci-'));
    cpSync(join(repository, 'examples/vehicle-maintenance'), folder, {
      recursive: true,
      filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
    });
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('names the file of every pipeline and hook', () => {
    assert.equal([...page.matchAll(/^```(?:yaml|sh)$/gmu)].length, blocks.length);
  });

  for (const block of blocks) {
    it(`shows a ${block.file} that works on the example`, async () => {
      const lines = commandsOf(block);
      assert.ok(lines.length > 0);
      for (const line of lines) {
        const words = line.replace('$GITHUB_STEP_SUMMARY', 'summary.md').split(' ');
        const { code, stdout, stderr } = await runCli(words, { cwd: folder });
        assert.equal(code, 0, `${line}\n${stdout}${stderr}`);
      }
      for (const output of outputsOf(block)) assert.ok(existsSync(join(folder, output)), output);
    });
  }
});
