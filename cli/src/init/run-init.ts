import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { readVersion } from '../package/version.ts';
import { readTemplates } from './templates.ts';
import type { TemplateFile } from './templates.ts';

export interface InitOptions {
  readonly force?: true;
}

/** Writes a workspace that runs; what exists stays as it is unless `force`. */
export async function runInit(terminal: Terminal, folder: string, options: InitOptions): Promise<number> {
  const root = resolve(folder);
  const files = await readTemplates(readVersion());
  const exists = (file: TemplateFile) => existsSync(join(root, file.path));
  const kept = options.force === true ? [] : files.filter(exists);
  const written = files.filter((file) => !kept.includes(file));
  for (const file of written) await write(root, file);
  for (const { path } of written) terminal.print(`${terminal.out.green('wrote')}  ${path}`);
  for (const { path } of kept)
    terminal.print(`${terminal.out.yellow('kept')}   ${path}  ${terminal.out.dim('(exists)')}`);
  if (kept.some(({ path }) => path === 'package.json')) explainPackage(terminal);
  if (written.length > 0) explainNext(terminal, root);
  return exitCodes.clean;
}

async function write(root: string, { path, text }: TemplateFile): Promise<void> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}

function explainPackage({ note, err }: Terminal): void {
  note('');
  note('Your package.json was kept. It needs "type": "module", and:');
  note(`  ${err.cyan('npm install @parley/runtime')}`);
  note(`  ${err.cyan('npm install --save-dev @parley/cli typescript @types/node')}`);
}

function explainNext({ note, err }: Terminal, root: string): void {
  const here = relative(process.cwd(), root);
  note('');
  note('Next:');
  if (here !== '') note(`  ${err.cyan(`cd ${quote(here)}`)}`);
  note(`  ${err.cyan('npm install')}`);
  note(`  ${err.cyan('npm start')}    ${err.dim('broker, agents and live traffic; Ctrl-C ends it')}`);
}

/** As a shell takes it: a path with a space is one word. */
function quote(path: string): string {
  return /^[\w@%+=:,./\\~-]+$/u.test(path) ? path : `"${path}"`;
}
