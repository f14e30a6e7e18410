import { EventEmitter, once } from 'node:events';
import { type Browser, type Page, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a window shows, and in which browser. */
export interface WindowOptions {
  readonly chromium: string;
  /** Of the VS Code server. */
  readonly url: string;
  /** The folder, or the `.code-workspace` file, that the window opens; absent: the page at `url` says it. */
  readonly folder?: string;
  /** The extension that carries the tests, and their module; absent: the window is for driving from outside. */
  readonly tests?: { readonly extension: string; readonly module: string };
  /** Where others may look at the window, too: a port on this machine. */
  readonly debugPort?: number;
  readonly onLog?: (line: string) => void;
}

export interface EditorWindow {
  readonly page: Page;
  /** Resolves with the exit code of the tests in it. */
  readonly done: Promise<number>;
  close(): Promise<void>;
}

/** Opens a window of VS Code in a headless browser. */
export async function openWindow(options: WindowOptions): Promise<EditorWindow> {
  const { debugPort } = options;
  const debug = debugPort === undefined ? [] : [`--remote-debugging-port=${debugPort}`];
  const browser = await chromium.launch({ executablePath: options.chromium, args: [...flags, ...debug] });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const done = Promise.race(await followTests(browser, page, options));
  done.catch(() => undefined);
  await page.goto(addressOf(options));
  return { page, done, close: () => browser.close() };
}

function addressOf({ url, folder, tests }: WindowOptions): string {
  if (folder === undefined) return url;
  const remote = `vscode-remote://${url.replace('http://', '')}`;
  const payload = [['skipWelcome', 'true']];
  if (tests !== undefined) {
    payload.push(['extensionDevelopmentPath', `${remote}${tests.extension}`]);
    payload.push(['extensionTestsPath', `${remote}${tests.module}`]);
  }
  const opened = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${url}/?${opened}=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** VS Code calls these two functions when it was started for tests. */
async function followTests(
  browser: Browser,
  page: Page,
  { onLog }: WindowOptions,
): Promise<Promise<number>[]> {
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
    onLog?.(args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' '));
  });
  const exit = new EventEmitter();
  await page.exposeFunction('codeAutomationExit', (code: number) => exit.emit('code', code));
  return [exitCode(exit), failure(browser, page)];
}

async function exitCode(exit: EventEmitter): Promise<number> {
  const [code] = (await once(exit, 'code')) as [number];
  return code;
}

async function failure(browser: Browser, page: Page): Promise<never> {
  return new Promise((_resolve, reject) => {
    browser.on('disconnected', () => {
      reject(new Error('the browser went away'));
    });
    page.on('crash', () => {
      reject(new Error('the window crashed'));
    });
  });
}
