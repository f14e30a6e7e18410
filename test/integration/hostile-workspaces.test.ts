import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CliResult, runCli, startCli } from '../cli/run-cli.ts';
import { type TemporaryFolder, createFolder } from '../cli/workspace.ts';

const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const isPosix = process.platform !== 'win32';
/** Far less than Node takes by itself: what is read without a bound does not fit. */
const env = { NODE_OPTIONS: '--max-old-space-size=256' };

describe('parley check of a hostile workspace', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = createFolder({ 'agents/a.agent.yaml': 'agent: a\n' });
  });
  afterEach(() => {
    folder.remove();
  });

  /** Every file but the sound one, with what is found first in it. */
  async function expectFindings(expected: Readonly<Record<string, RegExp>>, exitCode: number): Promise<void> {
    const result = await runCli(['check', '--format', 'json'], { cwd: folder.path, env });
    assertFindings(result, expected, exitCode);
  }

  function assertFindings(
    { code, stdout, stderr }: CliResult,
    expected: Readonly<Record<string, RegExp>>,
    exitCode: number,
  ): void {
    assert.equal(code, exitCode, stderr);
    const { findings } = JSON.parse(stdout) as { findings: Record<'file' | 'code' | 'message', string>[] };
    for (const [file, pattern] of Object.entries(expected)) {
      const said = findings.filter((finding) => finding.file === file);
      assert.ok(
        said.some(({ code: id, message }) => pattern.test(`${id} ${message}`)),
        `${file}: ${JSON.stringify(said).slice(0, 500)}`,
      );
    }
    const strangers = findings.filter(({ file }) => expected[file] === undefined);
    assert.deepEqual(strangers, []);
  }

  it('reads nothing of files of 100 MB and more', async () => {
    folder.write({ 'agents/large.agent.yaml': 'a', 'agents/larger.agent.json': '' });
    writeFileSync(join(folder.path, 'agents/large.agent.yaml'), Buffer.alloc(100 * 1024 ** 2, 'a'));
    truncateSync(join(folder.path, 'agents/larger.agent.json'), 20 * 1024 ** 3);
    const expected = /^FILE_TOO_LARGE the file has \d+ bytes; 8388608 is the limit$/;
    await expectFindings({ 'agents/large.agent.yaml': expected, 'agents/larger.agent.json': expected }, 1);
  });

  it('reads no more values than fit into memory', async () => {
    folder.write({
      'agents/many.agent.yaml': 'x:\n' + '- a\n'.repeat(2_000_000),
      'agents/many.agent.json': `[${'{},'.repeat(2_500_000)}1]`,
      'agents/anchors.agent.yaml': '&a '.repeat(39_000),
    });
    const expected = /^FILE_TOO_LARGE the file has more than \d+ values/;
    await expectFindings(
      {
        'agents/many.agent.yaml': expected,
        'agents/many.agent.json': expected,
        'agents/anchors.agent.yaml': /^SYNTAX /,
      },
      1,
    );
  });

  it('unfolds no alias bomb', async () => {
    const levels = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    let text = 'agent: bomb\nx-a: &a [x, x, x, x, x, x, x, x, x, x]\n';
    let before = 'a';
    for (const name of levels) {
      text += `x-${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]\n`;
      before = name;
    }
    folder.write({ 'agents/bomb.agent.yaml': text });
    await expectFindings({ 'agents/bomb.agent.yaml': /^YAML_ALIAS .* stand for more than 100000 values/ }, 1);
  });

  it('goes down a million levels in no file', async () => {
    const depth = 1_000_000;
    folder.write({
      'agents/flow.agent.yaml': '['.repeat(depth),
      'agents/maps.agent.yaml': '{a: '.repeat(depth),
      'agents/dashes.agent.yaml': '- '.repeat(depth),
      'agents/questions.agent.yaml': '? '.repeat(depth),
      'agents/blocks.agent.yaml': Array.from({ length: 3900 }, (_, level) => `${' '.repeat(level)}a:\n`).join(
        '',
      ),
      'agents/lists.agent.json': `${'['.repeat(depth)}${']'.repeat(depth)}`,
      'agents/objects.agent.json': '{"a":'.repeat(depth),
    });
    const expected = /^FILE_TOO_DEEP values are nested deeper than 200 levels here$/;
    const names = ['flow.agent.yaml', 'maps.agent.yaml', 'dashes.agent.yaml', 'questions.agent.yaml'];
    const others = ['blocks.agent.yaml', 'lists.agent.json', 'objects.agent.json'];
    await expectFindings(
      Object.fromEntries([...names, ...others].map((name) => [`agents/${name}`, expected])),
      1,
    );
  });

  it('says which byte is no UTF-8, and which character is no text', async () => {
    const files = {
      latin: 'agent: b\ndescription: caf\xe9\n',
      utf16: '\xff\xfea\0g\0',
      nul: 'agent: \0\n',
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder.path, `agents/${name}.agent.yaml`), Buffer.from(text, 'latin1'));
    }
    await expectFindings(
      {
        'agents/latin.agent.yaml': /^FILE_ENCODING .*: byte 25 is 0xE9/,
        'agents/utf16.agent.yaml': /^FILE_ENCODING the file is UTF-16/,
        'agents/nul.agent.yaml': /^SYNTAX the control character U\+0000/,
      },
      1,
    );
  });

  it('lives with huge and peculiar keys', async () => {
    const key = 'k'.repeat(1_000_000);
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const members = names.map((name) => `"${name}": {}`).join(', ');
    folder.write({
      'channels/k.channel.json': `{ "channels": { "${key}": { "messages": ["${key}"] }, ${members} } }`,
      'agents/k.agent.json': `{ "agent": "k", "sends": { "${key}x": {}, ${members} }, "${key}": 1 }`,
    });
    await expectFindings(
      { 'channels/k.channel.json': /^NAME_ILLEGAL /, 'agents/k.agent.json': /^NAME_ILLEGAL / },
      1,
    );
  });

  it('understands CRLF and byte order marks, and says so of backslashes', async () => {
    folder.write({
      'parley.config.yaml': '\uFEFFinclude: [".\\\\agents"]\r\n',
      'agents/b.agent.yaml': '\uFEFFagent: b\r\nsends:\r\n  gone: {}\r\n',
    });
    const { stdout, code } = await runCli(['check'], { cwd: folder.path, env });
    assert.equal(code, 1);
    assert.match(stdout, /^agents\/b\.agent\.yaml:3:3 {2}error {2}there is no channel "gone"/m);
    assert.match(stdout, /^parley\.config\.yaml:1:11 {2}warning .* has backslashes {2}PATH_BACKSLASH/m);
  });

  it('reads each file once, whatever include says', async () => {
    folder.write({
      'parley.config.yaml': 'include: [agents, ./agents/, "agents/*.yaml", "**/a.agent.yaml"]\n',
    });
    await expectFindings({}, 0);
  });

  it('survives tens of thousands of empty files', async function () {
    this.timeout(60_000);
    for (let index = 0; index < 30_000; index++) {
      writeFileSync(join(folder.path, `agents/e${index}.agent.yaml`), '');
    }
    const { code, stdout, stderr } = await runCli(['check'], { cwd: folder.path, env });
    assert.equal(code, 1, stderr);
    assert.match(stdout, /30000 errors/);
  });

  it('survives files that come and go while it reads', async () => {
    const path = join(folder.path, 'agents/b.agent.yaml');
    writeFileSync(path, 'agent: b\n');
    const running = [1, 2, 3].map(() => startCli(['check'], { cwd: folder.path, env }).result);
    const timer = setInterval(() => {
      renameSync(path, `${path}.away`);
      renameSync(`${path}.away`, path);
    }, 1);
    const results = await Promise.all(running);
    clearInterval(timer);
    for (const { code, stdout, stderr } of results) {
      assert.ok(code === 0 || code === 3, stdout + stderr);
      if (code === 3) assert.match(stdout, /it is there no more \(ENOENT\) {2}FILE_UNREADABLE/);
    }
  });

  (isPosix ? describe : describe.skip)('on a system with links, pipes and permissions', () => {
    it('names each link that leads in a circle, nowhere or out', async () => {
      folder.write({ 'messages/spare/b.v1.schema.json': '{}', 'agents/b.agent.yaml': 'agent: b\n' });
      for (const [name, target] of Object.entries({
        loop: 'loop',
        here: '.',
        up: '..',
        etc: '/etc',
        'gone.v1.schema.json': 'nowhere',
        'passwd.v1.schema.yaml': '/etc/passwd',
      })) {
        symlinkSync(target, join(folder.path, 'messages', name));
      }
      await expectFindings(
        {
          'messages/loop': /^FILE_UNREADABLE .* a link that leads in a circle/,
          'messages/etc': /^FILE_LINK_OUTSIDE .* to \/etc; it is not followed/,
          'messages/passwd.v1.schema.yaml': /^FILE_LINK_OUTSIDE /,
          'messages/gone.v1.schema.json': /^FILE_UNREADABLE this link leads nowhere/,
        },
        3,
      );
    });

    it('waits for no pipe, socket or device, and takes no folder for a file', async () => {
      const server = createServer().listen(join(folder.path, 'agents/socket.agent.yaml'));
      spawnSync('mkfifo', [join(folder.path, 'agents/pipe.agent.yaml')]);
      mkdirSync(join(folder.path, 'agents/folder.agent.yaml'));
      symlinkSync('/dev/zero', join(folder.path, 'agents/zero.agent.yaml'));
      try {
        await expectFindings(
          {
            'agents/socket.agent.yaml': /^FILE_UNREADABLE .* a socket or a device/,
            'agents/pipe.agent.yaml': /^FILE_UNREADABLE this is a pipe, not a file/,
            'agents/folder.agent.yaml': /^FILE_UNREADABLE this is a folder/,
            'agents/zero.agent.yaml': /^FILE_LINK_OUTSIDE /,
          },
          3,
        );
      } finally {
        server.close();
      }
    });

    it('names what it may not read', () => {
      folder.write({ 'agents/locked.agent.yaml': 'agent: locked\n', 'agents/secret/b.agent.yaml': '' });
      chmodSync(folder.path, 0o755);
      chmodSync(join(folder.path, 'agents/locked.agent.yaml'), 0);
      chmodSync(join(folder.path, 'agents/secret'), 0);
      // To root nothing is forbidden.
      const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      const args = ['--conditions=@parley/source', main, 'check', '--format', 'json'];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder.path, ...other });
      chmodSync(join(folder.path, 'agents/secret'), 0o755);
      const expected = /^FILE_UNREADABLE this cannot be read: permission denied \(EACCES\)$/;
      assertFindings(
        { code: status, stdout: stdout.toString(), stderr: stderr.toString() },
        { 'agents/locked.agent.yaml': expected, 'agents/secret': expected },
        3,
      );
    });
  });
});
