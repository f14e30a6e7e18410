import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { startBroker } from '@parley/runtime/broker';
import { type PageBundle, bundlePage } from '../../../scripts/bundle/bundle-page.ts';
import { runCli, startCli } from '../run-cli.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../workspace.ts';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../explorer/dist/page/', import.meta.url));

/** `npm run page` builds it; a fresh clone has none. */
async function buildPage(): Promise<void> {
  if (existsSync(`${folder}page.js`)) return;
  const { script, style }: PageBundle = await bundlePage();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}page.js`, script);
  writeFileSync(`${folder}page.css`, style);
}

describe('parley explore', () => {
  let shop: TemporaryFolder;
  let broker: Awaited<ReturnType<typeof startBroker>>;

  before(async function () {
    this.timeout(60_000);
    await buildPage();
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
