import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../run-cli.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../workspace.ts';

describe('parley graph', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = createFolder(shopFiles);
  });
  afterEach(() => {
    folder.remove();
  });

  const graph = (...args: readonly string[]) => runCli(['graph', ...args], { cwd: folder.path });

  it('prints a Mermaid flowchart', async () => {
    const { code, stdout, stderr } = await graph();
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^flowchart LR\n/u);
    assert.match(stdout, /quote\.request<br>⇄ quote\.reply/u);
  });

  it('prints the other formats', async () => {
    const [dot, svg, json] = await Promise.all([
      graph('--format', 'dot'),
      graph('--format', 'svg'),
      graph('--format', 'json'),
    ]);
    assert.match(dot.stdout, /^digraph "parley-cli-/u);
    assert.match(svg.stdout, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    const model = JSON.parse(json.stdout) as { version: number; counts: unknown };
    assert.equal(model.version, 1);
    assert.deepEqual(model.counts, { agents: 3, channels: 3, messages: 3 });
  });

  it('writes a file in the format that its name tells', async () => {
    const { code, stdout, stderr } = await graph('--output', 'fleet.svg');
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /wrote {2}fleet\.svg/u);
    assert.match(readFileSync(join(folder.path, 'fleet.svg'), 'utf8'), /<\/svg>\n$/u);
  });

  it('refuses a file whose name tells no format, and one that it cannot write', async () => {
    const [unknown, unwritable] = await Promise.all([
      graph('--output', 'fleet.png'),
      graph('--output', 'no/such/folder/fleet.svg'),
    ]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /the name of fleet\.png tells no format\n.*--format/su);
    assert.equal(unwritable.code, 2);
    assert.match(unwritable.stderr, /cannot be written/u);
  });

  it('draws a part, and helps with a misspelt name', async () => {
    const [part, misspelt] = await Promise.all([
      graph('--focus', 'order.placed', '--messages'),
      graph('--focus', 'order.placd'),
    ]);
    assert.match(part.stdout, /order\.placed<br>shop\.order\.v1/u);
    assert.doesNotMatch(part.stdout, /quote/u);
    assert.equal(misspelt.code, 2);
    assert.match(misspelt.stderr, /no agent, channel or message is called order\.placd\n.*order\.placed/su);
  });

  it('draws broken contracts with exit code 0, coloured unless told otherwise', async () => {
    folder.write({ 'agents/customer.agent.yaml': 'agent: customer\nsends: { order.plced: {} }\n' });
    const [coloured, plain] = await Promise.all([graph(), graph('--no-problems')]);
    assert.deepEqual([coloured.code, plain.code], [0, 0]);
    assert.match(coloured.stdout, /%% error SEND_UNRESOLVED/u);
    assert.doesNotMatch(plain.stdout, /SEND_UNRESOLVED/u);
    assert.match(plain.stdout, /order\.plced/u);
  });

  it('says when Mermaid will not draw so much', async () => {
    const agents = Array.from({ length: 501 }, (_, index) => [
      `agents/a${index}.agent.yaml`,
      `agent: a${index}\nreceives: { order.placed: {} }\n`,
    ]);
    folder.write(Object.fromEntries(agents) as Record<string, string>);
    const { code, stderr } = await graph('--output', 'fleet.mmd');
    assert.equal(code, 0);
    assert.match(stderr, /Mermaid draws 500 lines/u);
  });
});
