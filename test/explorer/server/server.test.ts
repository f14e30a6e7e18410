import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';
import type { EngineMessage, Question } from '#explorer/engine/protocol.ts';
import { type ExplorerServer, startExplorerServer } from '#explorer/server/server.ts';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';

const page = { script: 'export {};', style: ':root {}' };
const order = { channel: 'order.placed', type: 'shop.order.v1', parameters: {}, data: {} };

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

describe('the explorer in a browser', () => {
  let shop: Watched;
  let server: ExplorerServer;
  beforeEach(async () => {
    shop = await watchShop();
    server = await startExplorerServer({ engine: shop.engine, page, title: 'shop <b>' });
  });
  afterEach(async () => {
    await server.close();
    await shop.close();
  });

  const origin = () => new URL(server.url).origin;
  const token = () => new URL(server.url).searchParams.get('token') ?? '';
  const cookie = () => `parley-${new URL(server.url).port}=${token()}`;

  function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Reply> {
    const { hostname, port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, path, headers, method }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          });
        });
      });
      request.on('error', reject);
      request.end();
    });
  }

  /** Opens a socket as a page would: `undefined` when it is refused. */
  function connect(headers: Readonly<Record<string, string>>): Promise<WebSocket | undefined> {
    const socket = new WebSocket(origin().replace('http', 'ws'), { headers });
    return new Promise((resolve) => {
      socket.once('open', () => {
        resolve(socket);
      });
      socket.once('error', () => {
        resolve(undefined);
      });
    });
  }

  it('takes the token out of the address and keeps it in a cookie that scripts cannot read', async () => {
    const { status, headers } = await get(`/?token=${token()}&query=valid%3Afalse`);
    assert.deepEqual([status, headers.location], [302, '/?query=valid%3Afalse']);
    assert.match(String(headers['set-cookie']), /; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  it('shows the page to whoever has the token', async () => {
    const { status, text, headers } = await get('/', { cookie: cookie() });
    assert.equal(status, 200);
    assert.match(text, /<title>shop &lt;b&gt;<\/title>/);
    const policy = String(headers['content-security-policy']);
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    assert.ok(text.includes(`nonce="${nonce}"`));
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('has another nonce every time', async () => {
    const [first, second] = [await get('/', { cookie: cookie() }), await get('/', { cookie: cookie() })];
    assert.notEqual(first.headers['content-security-policy'], second.headers['content-security-policy']);
  });

  it('refuses whoever has no token, or a wrong one, whatever is asked for', async () => {
    const asked = [
      await get('/'),
      await get('/page.js'),
      await get('/?token='),
      await get(`/?token=${token()}x`),
      await get('/', { cookie: `${cookie()}x` }),
    ];
    assert.deepEqual(
      asked.map(({ status }) => status),
      [401, 401, 401, 401, 401],
    );
    assert.ok(asked.every(({ text }) => !text.includes(token())));
  });

  it('refuses names that were bent to this address', async () => {
    const { status } = await get('/', { cookie: cookie(), host: 'evil.example' });
    assert.equal(status, 421);
  });

  it('refuses other sites, and methods that could change something', async () => {
    const foreign = await get('/page.js', {
      cookie: cookie(),
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
    });
    const posted = await get('/', { cookie: cookie() }, 'POST');
    assert.deepEqual([foreign.status, posted.status], [403, 405]);
  });

  it('has nothing else', async () => {
    const paths = ['/etc/passwd', '//evil.example/', '/%2e%2e/', '/page.js/..', '/favicon.ico'];
    const found = await Promise.all(paths.map((path) => get(path, { cookie: cookie() })));
    assert.deepEqual(
      found.map(({ status }) => status),
      [404, 404, 200, 200, 404],
    );
  });

  it('lets only its own page connect', async () => {
    const refused = await Promise.all([
      connect({ origin: origin() }),
      connect({ cookie: cookie() }),
      connect({ cookie: cookie(), origin: 'http://evil.example' }),
      connect({ cookie: cookie(), origin: 'null' }),
      connect({ cookie: cookie(), origin: origin(), host: 'evil.example' }),
    ]);
    assert.deepEqual(refused, [undefined, undefined, undefined, undefined, undefined]);
    const own = await connect({ cookie: cookie(), origin: origin() });
    assert.ok(own);
    own.terminate();
  });

  it('sends a message for its own page, over its socket, and for nobody and nothing else', async () => {
    await server.close();
    await shop.close();
    shop = await watchShop({ publish: 'allowed' });
    server = await startExplorerServer({ engine: shop.engine, page, title: 'shop' });
    const received = () => shop.engine.state().counters.received;
    const act = { id: 1, act: 'send', with: { draft: order } };
    const asked = encodeURIComponent(JSON.stringify(act));
    for (const path of [`/?act=${asked}`, `/send?with=${asked}`, `/?token=${token()}&act=send`])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT']) await get(path, { cookie: cookie() }, method);
    const stranger = await connect({ cookie: cookie(), origin: 'http://evil.example' });
    assert.equal(stranger, undefined);
    await shop.publish();
    assert.equal(received(), 0);
    const own = await connect({ cookie: cookie(), origin: origin() });
    assert.ok(own);
    const answered = new Promise<EngineMessage>((resolve) => {
      own.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as EngineMessage;
        if (message.kind !== 'changed') resolve(message);
      });
    });
    own.send(JSON.stringify(act));
    const answer = await answered;
    own.terminate();
    assert.equal(answer.kind, 'answer', JSON.stringify(answer));
    await shop.publish();
    assert.equal(received(), 1);
  });

  it('answers questions, refuses unknown ones, and survives what is none', async () => {
    await shop.publish({
      topic: 'shop/order',
      value: shopEvent('shop.order.v1', {}, { channel: 'order.placed' }),
    });
    const socket = await connect({ cookie: cookie(), origin: origin() });
    assert.ok(socket);
    const messages: EngineMessage[] = [];
    const done = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        messages.push(JSON.parse(data.toString()) as EngineMessage);
        if (messages.some((message) => message.kind === 'answer')) resolve();
      });
    });
    for (const text of ['{', 'null', '[]', '{"id":"1"}']) socket.send(text);
    socket.send(JSON.stringify({ id: 1, ask: 'toString', with: {} }));
    const question: Question<'rows'> = {
      id: 2,
      ask: 'rows',
      with: { tab: 'all', query: '', from: 0, count: 10 },
    };
    socket.send(JSON.stringify(question));
    await done;
    socket.terminate();
    const kinds = messages.filter(({ kind }) => kind !== 'changed');
    assert.deepEqual(kinds[0], { kind: 'refused', id: 1, reason: 'there is no question "toString"' });
    assert.ok(kinds[1]?.kind === 'answer');
    assert.equal((kinds[1].answer as { readonly total: number }).total, 1);
  });

  it('closes the socket of a page that sends more than a message may have, and goes on for the others', async () => {
    const [flooding, other] = [
      await connect({ cookie: cookie(), origin: origin() }),
      await connect({ cookie: cookie(), origin: origin() }),
    ];
    assert.ok(flooding && other);
    const closed = once(flooding, 'close');
    flooding.send('x'.repeat(1_000_000));
    assert.equal((await closed)[0], 1009);
    await answered(other, [{ id: 1, ask: 'hello', with: {} }]);
    other.terminate();
  });

  it('answers a page among ten thousand questions of another', async () => {
    const [flooding, other] = [
      await connect({ cookie: cookie(), origin: origin() }),
      await connect({ cookie: cookie(), origin: origin() }),
    ];
    assert.ok(flooding && other);
    const questions = Array.from({ length: 10_000 }, (_, id): Question => ({ id, ask: 'hello', with: {} }));
    const all = answered(flooding, questions);
    await answered(other, [{ id: 1, ask: 'counts', with: { query: 'x' } }]);
    assert.deepEqual(
      await all,
      questions.map(({ id }) => id),
    );
    flooding.terminate();
    other.terminate();
  });

  /** Asks, and gives the ids of the answers in their order. */
  function answered(page: WebSocket, questions: readonly Question[]): Promise<readonly number[]> {
    return new Promise((resolve) => {
      const ids: number[] = [];
      page.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as EngineMessage;
        if (message.kind === 'answer') ids.push(message.id);
        if (ids.length === questions.length) resolve(ids);
      });
      for (const question of questions) page.send(JSON.stringify(question));
    });
  }

  it('leads the pages to an engine that runs elsewhere, and says when one goes', async () => {
    const said: unknown[] = [];
    let close: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    await server.close();
    server = await startExplorerServer({
      engine: {
        openPage: (onMessage) => ({
          send: (message) => {
            said.push(message);
            onMessage({ kind: 'refused', id: 7, reason: 'elsewhere' });
          },
          close: () => close?.(),
        }),
      },
      page,
      title: 'shop',
    });
    const socket = await connect({ cookie: cookie(), origin: origin() });
    assert.ok(socket);
    const answered = once(socket, 'message');
    socket.send('{"id":7}');
    const [data] = (await answered) as [Buffer];
    assert.deepEqual(JSON.parse(data.toString()), { kind: 'refused', id: 7, reason: 'elsewhere' });
    assert.deepEqual(said, [{ id: 7 }]);
    socket.close();
    await closed;
  });
});
