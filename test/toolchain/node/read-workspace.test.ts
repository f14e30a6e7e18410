import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { ContractsError, formatDiagnostic } from '#toolchain/errors.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import { loadContracts } from '#toolchain/node/load-contracts.ts';
import { readWorkspace } from '#toolchain/node/read-workspace.ts';
import { soundFiles } from '../check/check-case.ts';

describe('readWorkspace', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-workspace-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }

  async function pathsFrom(start: string): Promise<readonly string[]> {
    return (await readWorkspace(start)).files.map(({ path }) => path).sort();
  }

  async function findings(): Promise<readonly string[]> {
    return checkWorkspace(createWorkspace(await readWorkspace(folder))).map(formatDiagnostic);
  }

  it('finds the workspace from a folder inside it', async () => {
    write(soundFiles);
    mkdirSync(join(folder, 'src/deep'), { recursive: true });
    assert.deepEqual(await pathsFrom(join(folder, 'src/deep')), Object.keys(soundFiles).sort());
  });

  it('says the way forward where there is no workspace', async () => {
    await assert.rejects(readWorkspace(folder), (error) => {
      assert.ok(error instanceof ContractsError);
      assert.equal(error.code, 'no_workspace');
      assert.match(error.message, /parley\.config\.yaml/);
      return true;
    });
  });

  it('reads the folders and globs that include names, and not what is generated or hidden', async () => {
    write({
      'parley.config.yaml':
        'include: [contracts, "teams/*/agents/*.yaml"]\ngenerate: { out: contracts/out }\n',
      'contracts/a.channel.yaml': '',
      'contracts/out/b.channel.yaml': '',
      'contracts/.hidden/c.channel.yaml': '',
      'contracts/node_modules/d.channel.yaml': '',
      'teams/red/agents/e.agent.yaml': '',
      'channels/f.channel.yaml': '',
    });
    assert.deepEqual(await pathsFrom(folder), [
      'contracts/a.channel.yaml',
      'parley.config.yaml',
      'teams/red/agents/e.agent.yaml',
    ]);
  });

  it('names what include and imports cannot find', async () => {
    write({ 'parley.config.yaml': 'include:\n  - nowhere\nimports: ["./far", "@acme/contracts"]\n' });
    mkdirSync(join(folder, 'far'));
    assert.deepEqual(await findings(), [
      'parley.config.yaml:2:5 INCLUDE_UNRESOLVED "nowhere" names no file or folder',
      'parley.config.yaml:3:11 IMPORT_UNRESOLVED "./far" holds no contracts',
      'parley.config.yaml:3:20 IMPORT_UNRESOLVED "@acme/contracts" is neither a folder nor an installed package',
    ]);
  });

  it('takes a configuration that says nothing, where conventional folders are missing', async () => {
    write({ 'parley.config.yaml': '# nothing yet\n' });
    assert.deepEqual(await findings(), []);
    write({ 'parley.config.yaml': '- no\n- mapping\n' });
    assert.match((await findings()).join(), /parley\.config\.yaml:1:1/);
  });

  it('reads the workspaces that are imported, from folders and packages, each once', async () => {
    write({
      'parley.config.yaml': 'imports: [./far, "@acme/contracts"]\n',
      'far/parley.config.yaml': 'imports: [..]\n',
      'far/channels/a.channel.yaml': '',
      'node_modules/@acme/contracts/channels/b.channel.yaml': '',
    });
    const { files } = await readWorkspace(folder);
    assert.deepEqual(
      files.map(({ path, imported = false }) => `${path} ${imported}`),
      [
        'parley.config.yaml false',
        'far/parley.config.yaml true',
        'far/channels/a.channel.yaml true',
        'node_modules/@acme/contracts/channels/b.channel.yaml true',
      ],
    );
  });

  it('makes findings of files that are no text, cannot be read, or say nothing by their name', async () => {
    write({
      ...soundFiles,
      'agents/latin.agent.yaml': Uint8Array.of(0x61, 0xe9, 0x0a),
      'channels/shop.yaml': '',
    });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'agents/lost.agent.yaml'));
    assert.deepEqual(await findings(), [
      'agents/latin.agent.yaml:1:2 FILE_ENCODING the file is not UTF-8: byte 1 is 0xE9, which belongs to no character there (save it as UTF-8)',
      'agents/lost.agent.yaml:1:1 FILE_UNREADABLE this link leads nowhere',
      'channels/shop.yaml:1:1 FILE_NAME_UNKNOWN channels/shop.yaml is not read: its name tells no kind (names end with .schema.json, .channel.yaml or .agent.yaml (each also .json, .yaml or .yml))',
    ]);
  });

  it('follows links, and comes back from circles', async () => {
    write({ ...soundFiles, 'shared/more.channel.yaml': 'channels: {}\n' });
    symlinkSync(join(folder, 'shared'), join(folder, 'channels/shared'));
    symlinkSync(join(folder, 'channels'), join(folder, 'channels/circle'));
    assert.ok((await pathsFrom(folder)).includes('channels/shared/more.channel.yaml'));
    assert.deepEqual(await findings(), []);
  });
});

describe('loadContracts', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-contracts-'));
    for (const [path, text] of Object.entries(soundFiles)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the bundle of a folder', async () => {
    assert.deepEqual(Object.keys((await loadContracts(folder)).agents).sort(), [
      'shop',
      'stock',
      'warehouse',
      'website',
    ]);
  });

  it('lists the errors when there are any', async () => {
    writeFileSync(join(folder, 'agents/shop.agent.yaml'), 'agent: shop\nsends:\n  order.requst: {}\n');
    await assert.rejects(loadContracts(folder), (error) => {
      assert.ok(error instanceof ContractsError);
      assert.equal(error.code, 'invalid_contracts');
      assert.deepEqual(
        error.diagnostics.map(({ code }) => code),
        ['SEND_UNRESOLVED'],
      );
      assert.match(error.message, /1 error in .*\n {2}agents\/shop\.agent\.yaml:3:3 SEND_UNRESOLVED/);
      return true;
    });
  });
});
