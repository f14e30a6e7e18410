import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const packages = ['schemas', 'toolchain', 'runtime', 'explorer', 'cli'];
const timeoutMs = 240_000;

interface Run {
  readonly cwd: string;
  /** Ends the command with Ctrl-C once it has printed this. */
  readonly until?: RegExp;
}

/** Runs a command line with this Node first on the path; resolves with its exit code and all that it printed. */
function run(command: string, { cwd, until }: Run): Promise<{ code: number | null; text: string }> {
  const bins = [join(cwd, 'node_modules/.bin'), join(cwd, '../node_modules/.bin'), dirname(process.execPath)];
  const PATH = [...bins, process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH, NODE_OPTIONS: undefined, PARLEY_BROKER: undefined };
  const child = spawn(command, { cwd, shell: true, env });
  let text = '';
  let state: 'running' | 'ending' = 'running';
  const take = (chunk: Buffer) => {
    text += String(chunk);
    if (state === 'ending' || until?.test(text) !== true) return;
    state = 'ending';
    child.kill('SIGINT');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, text });
    });
  });
}

describe('the packed packages', function () {
  this.timeout(timeoutMs);
  this.bail(true);
  const folder = mkdtempSync(join(tmpdir(), 'parley-packed-'));
  const shop = join(folder, 'shop');

  const succeed = async (command: string, cwd: string): Promise<string> => {
    const { code, text } = await run(command, { cwd });
    assert.equal(code, 0, `${command}\n${text}`);
    return text;
  };

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('build, pack and install outside the repository', async () => {
    await succeed(`tsc -b ${packages.join(' ')}`, repository);
    const workspaces = packages.map((name) => `--workspace ${name}`).join(' ');
    await succeed(`npm pack ${workspaces} --pack-destination "${folder}"`, repository);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    assert.equal(tarballs.length, packages.length);
    const files = tarballs.map((name) => `./${name}`).join(' ');
    await succeed(`npm install --no-fund --no-audit ${files} typescript@~6.0.3 @types/node@^22.20.5`, folder);
  });

  it('begin a workspace that checks, generates and compiles', async () => {
    await succeed('parley init shop', folder);
    assert.match(await succeed('parley check', shop), /no findings/);
    await succeed('parley generate', shop);
    await succeed('parley generate --check', shop);
    await succeed('tsc', shop);
  });

  it('run its agents until a reply arrives', async () => {
    const { text } = await run('exec parley dev --port 0', {
      cwd: shop,
      until: /✓ {2}quote\.reply {2}pricing → customer/,
    });
    assert.match(text, /pricing → customer/);
  });
});
