import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** VS Code calls this in its extension host; the files beside it are ordinary tests. Rejects when one of them fails. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, reporter: 'spec' });
  const grep = process.env.PARLEY_GREP ?? '';
  if (grep !== '') mocha.grep(grep);
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(join(__dirname, file));
  }
  Mocha.reporters.Base.consoleLog = print;
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run((failed) => {
      print(JSON.stringify({ ...runner.stats, failures: failed }));
      resolve(failed);
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/** The window logs a great deal of its own: what is of the tests is told by how its lines begin. */
function print(...args: readonly unknown[]): void {
  for (const line of format(...args).split('\n')) console.log(`parley-suite|${line}`);
}
