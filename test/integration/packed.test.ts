import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EmbeddedBroker, startBroker } from '@parley/runtime/broker';
import { installPacked } from '../support/packed.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const packages = ['schemas', 'toolchain', 'runtime', 'explorer', 'cli'];
const timeoutMs = 240_000;

interface Run {
  readonly cwd: string;
  /** Ends the command with Ctrl-C once it has printed this. */
  readonly until?: RegExp;
  /** Does something once, when the command has printed this. */
  readonly once?: { readonly pattern: RegExp; readonly act: () => void };
}

/** Runs a command line with this Node first on the path; resolves with its exit code and all that it printed. */
function run(command: string, { cwd, until, once }: Run): Promise<{ code: number | null; text: string }> {
  const bins = [join(cwd, 'node_modules/.bin'), join(cwd, '../node_modules/.bin'), dirname(process.execPath)];
  const PATH = [...bins, process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH, NODE_OPTIONS: undefined, PARLEY_BROKER: undefined };
  const child = spawn(command, { cwd, shell: true, env });
  let text = '';
  let state: 'running' | 'ending' = 'running';
  const take = (chunk: Buffer) => {
    const before = text;
    text += String(chunk);
    if (once !== undefined && !once.pattern.test(before) && once.pattern.test(text)) once.act();
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
    installPacked(folder, packages, ['typescript@~6.0.3', '@types/node@^22.20.5']);
  });

  it('hold the command as a bundle, and nothing else that could run in its place', () => {
    const installed = join(folder, 'node_modules/@parley/cli');
    assert.deepEqual(readdirSync(join(installed, 'dist')), ['bundle']);
    assert.ok(!existsSync(join(installed, 'src')));
    const notices = readFileSync(join(installed, 'dist/bundle/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['commander', 'jsonc-parser', 'yaml'])
      assert.match(notices, new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
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

  it('report in every format', async () => {
    const formats: Readonly<Record<string, RegExp>> = {
      text: /no findings/,
      json: /"findings": \[\]/,
      sarif: /"version": "2\.1\.0"/,
      github: /^\s*$/,
      gitlab: /^\[\]\s*$/,
      junit: /<testsuites/,
      markdown: /no findings/i,
    };
    for (const [name, pattern] of Object.entries(formats))
      assert.match(await succeed(`parley check --format ${name}`, shop), pattern, name);
  });

  it('tell of the rules, of the version and of the verbs', async () => {
    assert.match(await succeed('parley --version', shop), /^\d+\.\d+\.\d+\s*$/);
    assert.match(await succeed('parley --help', shop), /check \[folder\] {2,}find mistakes/);
    assert.match(await succeed('parley rules', shop), /KEY_UNKNOWN/);
    assert.match(await succeed('parley explain KEY_UNKNOWN', shop), /KEY_UNKNOWN/);
    assert.match(await succeed('parley doctor --config mosquitto', shop), /^set_tcp_nodelay true$/m);
    assert.match(await succeed('parley completion bash', shop), /complete/);
    assert.match(await succeed('parley __complete -- publish ""', shop), /quote\.request/);
  });

  it('draw the fleet', async () => {
    await succeed('parley graph --output fleet.svg', shop);
    assert.match(readFileSync(join(shop, 'fleet.svg'), 'utf8'), /^<svg[^]*customer[^]*<\/svg>\s*$/);
    assert.match(await succeed('parley graph', shop), /flowchart/);
  });

  describe('beside a broker', () => {
    let broker: EmbeddedBroker;

    before(async () => {
      broker = await startBroker();
    });

    after(() => broker.close());

    it('publish a message and watch it', async () => {
      const data = join(shop, 'quote.json');
      writeFileSync(data, '{ "item": "tea", "quantity": 2 }');
      let published: Promise<string> | undefined;
      const { code, text } = await run(`parley tail --broker ${broker.url} --count 1 --duration 60s`, {
        cwd: shop,
        once: {
          pattern: /Watching/,
          act: () => {
            published = succeed(
              `parley publish quote.request --file quote.json --broker ${broker.url}`,
              shop,
            );
          },
        },
      });
      assert.match(text, /quote\.request/);
      await published;
      assert.equal(code, 0, text);
    });
  });
});
