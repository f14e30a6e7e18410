import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const program = process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium';

/** Nothing of the machine's user, no network beside what a page asks for. Each launch has a profile of its own. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium; whoever launches it closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: flags });
}

/** Like `describe`, for tests that need Chromium: without it a named skip, on CI a failure. */
export function describeWithChromium(name: string, define: () => void): void {
  if (existsSync(program)) describe(name, define);
  else if (process.env.CI === 'true') {
    it(`${name}: needs Chromium`, () => {
      throw new Error('Chromium is missing: install it (apt-get install chromium)');
    });
  } else describe.skip(`${name} (Chromium is missing)`, define);
}
