import 'mocha/mocha.js';
import { commands } from 'vscode';

/** VS Code calls this in its extension host, which is a worker of the browser here. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 30_000, reporter: silent as unknown as Mocha.ReporterConstructor });
  // Makes `describe` and `it` known, which in Node the loading of files does.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./language.test.ts');
  const counts = { passes: 0, pending: 0, failures: 0 };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on('pass', ({ title }) => {
      counts.passes += 1;
      print(`    ✔ ${title}`);
    });
    runner.on('fail', ({ title }, error: unknown) => {
      counts.failures += 1;
      print(`    ✖ ${title}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  });
  print(JSON.stringify(counts));
  // The extensions end with the tests: whoever drives the window from outside says when that is.
  await new Promise((resolve) => commands.registerCommand('parley-suite.end', resolve));
  if (counts.failures > 0) throw new Error(`${counts.failures} tests failed`);
}

/** The reporters of mocha want a page to write on. */
function silent(): void {
  // What is to be told is told by the listeners above.
}

function print(text: string): void {
  for (const line of text.split('\n')) console.log(`parley-suite|${line}`);
}
