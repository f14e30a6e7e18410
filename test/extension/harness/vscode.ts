import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The programs that a real VS Code in a headless browser is made of. */
export interface RealEditor {
  /** The main module of the VS Code server. */
  readonly server: string;
  readonly chromium: string;
}

const folder = process.env.PARLEY_VSCODE ?? join(homedir(), '.cache/parley-vscode');
const chromium = process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium';

/** What is installed on this machine, or which part is missing; `scripts/install-vscode.sh` brings them. */
export function findEditor(): RealEditor | { readonly missing: string } {
  const server = join(folder, 'lib/vscode/out/server-main.js');
  if (!existsSync(join(folder, 'installed'))) return { missing: `the VS Code server (no ${folder})` };
  return existsSync(chromium) ? { server, chromium } : { missing: `Chromium (no ${chromium})` };
}
