import assert from 'node:assert/strict';
import { type Socket, connect } from 'node:net';
import { type ExplorerServer, startExplorerServer } from '#explorer/server/server.ts';

const script = 'globalThis.secret = 1;';

interface Reply {
  readonly status: number;
  readonly text: string;
}

describe('the guard of the explorer’s page', () => {
  let server: ExplorerServer;
  let opened: number;
  beforeEach(async () => {
    opened = 0;
    server = await startExplorerServer({
      engine: {
        openPage: () => {
          opened += 1;
          return { send: () => undefined, close: () => undefined };
        },
      },
      page: { script, style: script },
      title: script,
    });
  });
  afterEach(() => server.close());

  const port = () => new URL(server.url).port;
  const token = () => new URL(server.url).searchParams.get('token') ?? '';
  const own = () => [`Host: 127.0.0.1:${port()}`, `Cookie: parley-${port()}=${token()}`];

  function write(text: string): { readonly socket: Socket; readonly reply: Promise<Reply> } {
    const socket = connect(Number(port()), '127.0.0.1');
    const reply = new Promise<Reply>((resolve, reject) => {
      const parts: Buffer[] = [];
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('error', reject);
      socket.on('close', () => {
        const answer = Buffer.concat(parts).toString();
        resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), text: answer });
      });
      socket.write(text);
    });
    return { socket, reply };
  }

  const ask = (line: string, headers: readonly string[]) =>
    write([line, ...headers, 'Connection: close', '', ''].join('\r\n')).reply;
  const upgrade = (path: string, headers: readonly string[]) =>
    write([`GET ${path} HTTP/1.1`, ...headers, ...socketHeaders, '', ''].join('\r\n')).reply;

  const socketHeaders = [
    ...['Connection: Upgrade', 'Upgrade: websocket'],
    ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
  ];
  const paths = [
    ...['/', '/page.js', '/page.css', '/nothing', '//', '*', '/?query=x', '/?token=', '/?token=wrong'],
    ...[
      '/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/page.js',
      '/../page.js',
      '/..\\page.js',
      '/page.js%00',
      '/;/page.js',
    ],
    ...['http://127.0.0.1/page.js', 'http://evil.example/page.js', '//evil.example/page.js', '/%', '/[::1'],
  ];

  /** Who may not have anything, by the headers that they come with. */
  const strangers = (): Readonly<Record<string, readonly string[]>> => {
    const [host = '', cookie = ''] = own();
    const wrong = token().replace(/./, (first) => (first === 'A' ? 'B' : 'A'));
    return {
      'without a token': [host],
      'with another token of that length': [host, `Cookie: parley-${port()}=${wrong}`],
      'with a token that is longer': [host, `${cookie}A`],
      'with the cookie of another port': [host, `Cookie: parley-1=${token()}`],
      'under a name that was bent to this address': [`Host: evil.example:${port()}`, cookie],
      'under a name that begins as ours': [`Host: localhost.evil.example:${port()}`, cookie],
      'under our address with a dot': [`Host: 127.0.0.1.:${port()}`, cookie],
      'under our address at another port': ['Host: 127.0.0.1:1', cookie],
      'under no name': ['Host:', cookie],
      'from another site': [host, cookie, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors'],
      'from another port of this machine': [
        host,
        cookie,
        'Sec-Fetch-Site: same-site',
        'Sec-Fetch-Mode: no-cors',
      ],
    };
  };

  it('gives nothing to strangers, whatever they ask for, and however', async () => {
    for (const [who, headers] of Object.entries(strangers()))
      for (const path of paths)
        for (const method of ['GET', 'HEAD']) {
          const { status, text } = await ask(`${method} ${path} HTTP/1.1`, headers);
          assert.ok([401, 403, 421].includes(status), `${method} ${path} ${who}: ${String(status)}`);
          assert.ok(!text.includes(script) && !text.includes(token()), `${method} ${path} ${who}`);
          assert.match(text, /\r\nreferrer-policy: no-referrer\r\n/);
          assert.doesNotMatch(text, /\r\n(?:set-cookie|access-control)/i);
        }
  });

  it('answers nothing but GET and HEAD, even to its own page', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
      for (const path of ['/', '/page.js', '*', `/?token=${token()}`]) {
        const { status, text } = await ask(`${method} ${path} HTTP/1.1`, own());
        assert.equal(status, 405, `${method} ${path}`);
        assert.doesNotMatch(text, /\r\n(?:set-cookie|access-control|allow)/i);
      }
  });

  it('knows three files and no way out of them', async () => {
    const found: string[] = [];
    for (const path of paths) {
      const { status, text } = await ask(`GET ${path} HTTP/1.1`, own());
      assert.ok(status === 200 || status === 404, `${path}: ${String(status)}`);
      assert.doesNotMatch(text, /root:/);
      if (status === 200) found.push(path);
    }
    const itself = ['/', '/page.js', '/page.css', '//', '/?query=x', '/?token=', '/?token=wrong'];
    assert.deepEqual(found, [...itself, '/%2e%2e/page.js', '/../page.js', '/..\\page.js']);
  });

  it('shows the token to nobody but the browser that brought it', async () => {
    const { status, text } = await ask(`GET /?token=${token()}&query=x HTTP/1.1`, [
      `Host: localhost:${port()}`,
    ]);
    assert.equal(status, 302);
    const [cookie = ''] = /\r\nset-cookie: .*/i.exec(text) ?? [];
    assert.match(cookie, /; HttpOnly; SameSite=Strict; Path=\/$/);
    assert.ok(!text.replace(cookie, '').includes(token()));
    for (const path of ['/', '/page.js', '/page.css', '/nothing'])
      assert.ok(!(await ask(`GET ${path} HTTP/1.1`, own())).text.includes(token()), path);
  });

  it('opens no socket to strangers, nor to any origin but its own', async () => {
    const origin = `Origin: http://127.0.0.1:${port()}`;
    const origins = [
      ...[
        'http://evil.example',
        'null',
        `https://127.0.0.1:${port()}`,
        'http://127.0.0.1',
        'http://127.0.0.1:1',
      ],
      ...[`http://127.0.0.1:${port()}.evil.example`, `http://127.0.0.1:${port()}/`, ''],
    ];
    const tried = [
      ...Object.entries(strangers())
        .filter(([who]) => !who.startsWith('from '))
        .map(([who, headers]) => [who, [...headers, origin]] as const),
      ...origins.map((other) => [other, [...own(), `Origin: ${other}`]] as const),
      ['without an origin', own()] as const,
    ];
    for (const [who, headers] of tried)
      for (const path of ['/', '/page.js', `/?token=${token()}`]) {
        // With the token in the address a stranger is none, unless its host or origin says so.
        if (path.includes('token') && /token|cookie/.test(who)) continue;
        const { status } = await upgrade(path, headers);
        assert.ok([401, 403, 421].includes(status), `${who} ${path}: ${String(status)}`);
      }
    assert.equal(opened, 0);
  });

  it('bears strangers that hang up while they are refused', async () => {
    for (let index = 0; index < 50; index++) {
      const { socket, reply } = write(
        [`GET / HTTP/1.1`, `Host: 127.0.0.1:${port()}`, ...socketHeaders, '', ''].join('\r\n'),
      );
      reply.catch(() => undefined);
      await new Promise((resolve) => socket.once('connect', resolve));
      for (let turn = 0; turn < index % 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      socket.resetAndDestroy();
    }
    assert.equal((await ask('GET / HTTP/1.1', own())).status, 200);
  });
});
