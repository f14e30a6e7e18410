import assert from 'node:assert/strict';
import { type Engine, type EngineOptions, createEngine } from '#explorer/engine/engine.ts';
import { startExplorerServer } from '#explorer/server/server.ts';
import { isParleyError } from '@parley/runtime';
import { type Transport, createFactory } from '@parley/runtime/transport';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type PageBundle, bundlePage } from '../../../../scripts/bundle/bundle-page.ts';
import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts';
import { describeWithChromium, launchChromium } from '../../../support/chromium.ts';
import { type Sent, shopEvent, shopWorkspace } from '../../support/watched.ts';

/** The explorer of the shop, watching a real broker, in a real browser. */
export interface Opened {
  readonly page: Page;
  readonly engine: Engine;
  readonly url: string;
  /** What the page did that it must not: errors, dialogs, requests to anything but its own server. */
  readonly faults: string[];
  readonly publish: (...packets: readonly Sent[]) => Promise<void>;
  /** Opens the same address again, as a link that somebody got. */
  readonly reopen: () => Promise<void>;
}

export interface Stage {
  readonly mosquitto: () => Mosquitto;
  /** Each test gets a page and an engine of its own. */
  readonly open: (options?: BrowserContextOptions, engine?: Partial<EngineOptions>) => Promise<Opened>;
}

const waitMs = 12_000;
let bundled: Promise<PageBundle> | undefined;

/** Like `describe`, with a broker, a browser, and what each test opened closed after it. */
export function describeInBrowser(name: string, define: (stage: Stage) => void): void {
  describeWithChromium(name, () => {
    const started: { mosquitto?: Mosquitto; browser?: Browser } = {};
    const closers: (() => Promise<void>)[] = [];
    before(async function () {
      this.timeout(60_000);
      bundled ??= bundlePage();
      [started.mosquitto, started.browser] = await Promise.all([startMosquitto(), launchChromium(), bundled]);
    });
    afterEach(async function () {
      this.timeout(waitMs);
      for (const close of closers.splice(0).reverse()) await close();
    });
    after(async () => {
      await started.browser?.close();
      await started.mosquitto?.close();
    });
    const mosquitto = () => started.mosquitto ?? assert.fail('the broker is not started');
    define({
      mosquitto,
      open: (options = {}, engine = {}) => {
        const browser = started.browser ?? assert.fail('the browser is not started');
        return openExplorer({ browser, mosquitto: mosquitto(), closers, options, engine });
      },
    });
  });
}

interface Opening {
  readonly browser: Browser;
  readonly mosquitto: Mosquitto;
  readonly closers: (() => Promise<void>)[];
  readonly options: BrowserContextOptions;
  readonly engine: Partial<EngineOptions>;
}

async function openExplorer({ browser, mosquitto, closers, options, ...opening }: Opening): Promise<Opened> {
  const told: { tell?: () => void } = {};
  const transports = createFactory(mosquitto.url);
  const engine = createEngine({
    workspace: shopWorkspace,
    transports,
    broker: 'local',
    clientId: `explorer-${crypto.randomUUID()}`,
    extra: ['shop/#', 'lab/#'],
    onChanged: () => told.tell?.(),
    ...opening.engine,
  });
  closers.push(() => engine.close());
  const opens = engine.open();
  // A broker of its own may be one that is not there: the page is to say so.
  if (opening.engine.transports === undefined) await opens;
  else opens.catch(() => undefined);
  const server = await startExplorerServer({ engine, page: await (bundled ??= bundlePage()), title: 'shop' });
  closers.push(() => server.close());
  told.tell = () => {
    server.tell();
  };
  const publisher = transports.create({ clientId: `publisher-${crypto.randomUUID()}` });
  closers.push(() => publisher.close());
  await publisher.open();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  closers.push(() => context.close());
  context.setDefaultTimeout(waitMs);
  const page = await context.newPage();
  const faults = watchFaults(page, new URL(server.url).host);
  await page.goto(server.url);
  await page.locator('.broker').waitFor();
  return {
    ...{ page, engine, faults, url: server.url },
    publish: async (...packets) => {
      for (const { topic, value, bytes, retain = false } of packets)
        await sent(publisher, { topic, payload: bytes ?? JSON.stringify(value), retain, qos: 1 });
    },
    reopen: async () => {
      await page.goto(page.url());
    },
  };
}

/** After a broker came back the publisher is connected again a little later than the page says. */
function sent(publisher: Transport, packet: Parameters<Transport['publish']>[0]): Promise<void> {
  return until(async () => {
    try {
      await publisher.publish(packet);
      return true;
    } catch (error) {
      if (isParleyError(error) && error.code === 'not_connected') return false;
      throw error;
    }
  }, 'the publisher is connected');
}

function watchFaults(page: Page, host: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.host !== host) faults.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  return faults;
}

/** Waits until something holds: pages draw when they have an answer. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + waitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail(`not within ${String(waitMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until an element has exactly this text, spaces aside. */
export async function shows(locator: Locator, text: string): Promise<void> {
  let last = '';
  await until(async () => {
    last = plainText(await locator.allTextContents());
    return last === text;
  }, `"${text}"`).catch((error: unknown) => {
    throw new Error(`expected "${text}", the page shows "${last}"`, { cause: error });
  });
}

function plainText(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).join(' | ');
}

/** The rows of the log that can be seen. */
export function rowsOf(page: Page): Locator {
  return page.locator('#rows .row:not([hidden])');
}

export const order = (more: Readonly<Record<string, unknown>> = {}): Sent => ({
  topic: 'shop/order',
  value: shopEvent('shop.order.v1', {}, { time: new Date().toISOString(), channel: 'order.placed', ...more }),
});

export const quote = (data: unknown, more: Readonly<Record<string, unknown>> = {}): Sent => ({
  topic: 'shop/eu/quote',
  value: shopEvent('shop.quote-request.v1', data, {
    ...{ time: new Date().toISOString(), channel: 'quote.request' },
    ...{ correlationid: 'thread-1', replyto: 'parley/v1/inbox/customer/c1/control' },
    ...more,
  }),
});

/** The reply to a quote. */
export const reply = (to: Sent, more: Readonly<Record<string, unknown>> = {}): Sent => ({
  topic: 'parley/v1/inbox/customer/c1/control',
  value: shopEvent(
    'shop.quote.v1',
    { totalCents: 500 },
    {
      ...{ time: new Date().toISOString(), channel: 'quote.reply', correlationid: 'thread-1' },
      ...{ causationid: (to.value as { readonly id: string }).id, source: '/agents/pricing/p1' },
      ...more,
    },
  ),
});
