import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { on, once } from 'node:events';
import type { EngineMessage } from '@parley/explorer/protocol';
import { WebSocket } from 'ws';
import { startBroker } from '@parley/runtime/broker';
import { buildPage, isPageOld } from '../../../scripts/bundle/build-page.ts';
import { runCli, startCli } from '../run-cli.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../workspace.ts';

/** What a page sends that publishes an order. */
const send = {
  ...{ id: 1, act: 'send' },
  with: {
    draft: {
      ...{ channel: 'order.placed', type: 'shop.order.v1' },
      ...{ parameters: { region: 'eu' }, data: { id: 'o1' } },
    },
  },
};

/** What a page is answered that wants something done. */
async function act(link: URL, message: object): Promise<string | undefined> {
  const token = link.searchParams.get('token') ?? '';
  const headers = { cookie: `parley-${link.port}=${token}`, origin: link.origin };
  const socket = new WebSocket(link.origin.replace('http', 'ws'), { headers });
  await once(socket, 'open');
  socket.send(JSON.stringify(message));
  for await (const [data] of on(socket, 'message')) {
    const said = JSON.parse(String(data)) as EngineMessage;
    if (said.kind === 'changed') continue;
    socket.terminate();
    return said.kind === 'refused' ? said.reason : (said.answer as { readonly kind: string }).kind;
  }
  return undefined;
}

describe('parley explore', () => {
  let shop: TemporaryFolder;
  let broker: Awaited<ReturnType<typeof startBroker>>;

  before(async function () {
    this.timeout(60_000);
    if (await isPageOld()) await buildPage();
    shop = createFolder(shopFiles);
    broker = await startBroker();
  });
  after(async () => {
    shop.remove();
    await broker.close();
  });

  it('prints the link alone on stdout, serves the page, and ends with Ctrl-C', async () => {
    const explore = startCli(['explore', broker.url], { cwd: shop.path });
    const text = await explore.printed(/http:\/\/\S+/);
    const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(text) ?? [];
    const page = await fetch(link, { redirect: 'manual' });
    assert.equal(page.status, 302);
    assert.match(page.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/);
    assert.equal((await fetch(new URL('/', link))).status, 401);
    explore.child.kill('SIGINT');
    const { code, stdout } = await explore.result;
    assert.equal(code, 0);
    assert.equal(stdout, `${link}\n`);
  });

  it('opens with a query, and refuses one that cannot be read', async () => {
    const explore = startCli(['explore', broker.url, 'valid:false since:5m'], { cwd: shop.path });
    const [link = ''] = /http:\/\/\S+/.exec(await explore.printed(/http:\/\/\S+/)) ?? [];
    const { headers } = await fetch(link, { redirect: 'manual' });
    const opened = new URL(headers.get('location') ?? '', link);
    assert.equal(opened.searchParams.get('query'), 'valid:false since:5m');
    explore.child.kill('SIGINT');
    await explore.result;
    const wrong = await runCli(['explore', broker.url, 'chanel:x'], { cwd: shop.path });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /did you mean channel\?\n {2}chanel:x\n {2}\^{6}\n/);
  });

  for (const [args, said] of [
    [[], 'sent'],
    [['--read-only'], 'this explorer only watches: nothing is sent from here'],
  ] as const) {
    it(`answers "${said}" to a page that sends, with ${args.join(' ') || 'no option'}`, async () => {
      const explore = startCli(['explore', broker.url, ...args], { cwd: shop.path });
      const link = new URL((/http:\/\/\S+/.exec(await explore.printed(/http:\/\/\S+/)) ?? [''])[0]);
      assert.equal(await act(link, send), said);
      explore.child.kill('SIGINT');
      await explore.result;
    });
  }

  it('judges by the contracts as they are saved, and says when they have errors', async function () {
    this.timeout(60_000);
    const own = createFolder(shopFiles);
    const explore = startCli(['explore', broker.url], { cwd: own.path });
    try {
      const link = new URL((/http:\/\/\S+/.exec(await explore.printed(/http:\/\/\S+/)) ?? [''])[0]);
      assert.equal(await act(link, send), 'sent');
      const schema = 'messages/shop.order.v1.schema.yaml';
      own.write({ [schema]: 'type: object\nrequired: [id, at]\nproperties: { id: {}, at: {} }\n' });
      await explore.printed(/The contracts changed: what comes from now on is judged by them/);
      assert.equal(await act(link, send), 'invalid');
      own.write({ [schema]: 'type: thing\n' });
      await explore.printed(/The contracts have errors/);
    } finally {
      explore.child.kill('SIGINT');
      await explore.result;
      own.remove();
    }
  });

  it('says that the broker is away, and goes on trying', async () => {
    const explore = startCli(['explore', 'mqtt://127.0.0.1:9'], { cwd: shop.path });
    await explore.printed(/mqtt:\/\/127\.0\.0\.1:9: no answer yet.*; trying again/);
    explore.child.kill('SIGINT');
    assert.equal((await explore.result).code, 0);
  });

  it('refuses a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, stderr } = await runCli(['explore', broker.url, '--port', port], { cwd: shop.path });
    taken.close();
    assert.equal(code, 3);
    assert.match(stderr, new RegExp(`port ${port} is in use`));
  });
});
