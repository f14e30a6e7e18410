import { fileURLToPath } from 'node:url';
import { parseOptions, usage, UsageError } from './demo/options.ts';
import { prepare } from './demo/prepare.ts';
import { UnreachableError } from './demo/unreachable-error.ts';
import { InputError, loadReadings } from './input/source.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(parameters: readonly string[]): Promise<number> {
  const interrupt = interruption();
  try {
    const options = parseOptions(parameters);
    if (options.help) {
      process.stdout.write(usage);
      return 0;
    }
    const expected = loadReadings(options).length;
    const { ok, lines } = await prepare(folder);
    process.stderr.write(`${lines.join('\n')}\n`);
    if (!ok) return 1;
    const run = { options, folder, expected, interrupt, output: process.stdout, progress: process.stderr };
    if (options.chaos) {
      const { runChaos } = await import('./demo/chaos/run.ts');
      return await runChaos(run);
    }
    const { runFleet } = await import('./demo/run.ts');
    return await runFleet(run);
  } catch (caught) {
    return failure(caught);
  }
}

function failure(caught: unknown): number {
  const message = caught instanceof Error ? caught.message : String(caught);
  process.stderr.write(`demo: ${message}\n`);
  if (caught instanceof UsageError) return 2;
  return caught instanceof InputError || caught instanceof UnreachableError ? 3 : 1;
}

/** Fires at Ctrl-C or SIGTERM. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}
