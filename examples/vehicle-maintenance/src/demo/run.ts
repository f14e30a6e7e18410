import type { DemoOptions } from './options.ts';
import { createDisplay } from './progress.ts';
import type { Display } from './progress.ts';
import { balances, formatEquation, reconcile } from './reconcile.ts';
import { formatSeconds, raiseStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { formatStages } from './stages.ts';
import { formatTable } from './table.ts';
import { watchFleet } from './watch.ts';
import type { WatchEnd } from './watch.ts';

export interface Run {
  readonly options: DemoOptions;
  /** The workspace. */
  readonly folder: string;
  /** How many readings the input has. */
  readonly expected: number;
  /** Ends the run. */
  readonly interrupt: AbortSignal;
  readonly output: NodeJS.WritableStream;
  readonly progress: NodeJS.WritableStream & { readonly columns?: number | undefined };
}

/** 0: every count reconciles; 1: one does not, or an agent crashed; 130: interrupted. */
export type ExitCode = 0 | 1 | 130;

/** Runs the fleet from the broker to the table, and leaves nothing behind however it ends. */
export async function runFleet(run: Run): Promise<ExitCode> {
  const closers: (() => Promise<void>)[] = [];
  try {
    return await drive(run, closers);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function drive(run: Run, closers: (() => Promise<void>)[]): Promise<ExitCode> {
  const doomed = new AbortController();
  const signal = AbortSignal.any([run.interrupt, doomed.signal]);
  const tell = (text: string): void => void run.progress.write(`${text}\n`);
  run.interrupt.addEventListener('abort', () => {
    tell('\nstopping: the agents end what is under way');
  });
  const onCrash = (agent: string, end: string): void => {
    if (run.interrupt.aborted) return;
    tell(`\n${agent} crashed: ${end}`);
    doomed.abort();
  };
  const stage = await raiseStage({ options: run.options, signal, onCrash, closers, tell });
  if (stage === undefined) return run.interrupt.aborted ? 130 : 1;
  const startedMs = performance.now();
  const end = await watch({ ...run, signal }, { stage, expected: run.expected });
  if (run.interrupt.aborted) return 130;
  tell(`input: ${end} after ${formatSeconds(performance.now() - startedMs)}`);
  const balanced = await conclude(run, { stage, end });
  if (run.options.stay && balanced) await stay({ ...run, signal, closers }, stage);
  return balanced && !doomed.signal.aborted ? 0 : 1;
}

interface Watched {
  readonly stage: Stage;
  readonly expected: number | undefined;
}

async function watch(
  run: Run & { readonly signal: AbortSignal },
  { stage, expected }: Watched,
): Promise<WatchEnd> {
  const display = createLiveDisplay(run);
  const { monitor, feed } = stage;
  const end = await watchFleet({ tally: monitor.tally, feed, display, expected, signal: run.signal });
  display.close();
  return end;
}

function createLiveDisplay({ progress }: Run): Display {
  return createDisplay({
    columns: progress.columns,
    write: (text) => void progress.write(text),
    now: () => performance.now(),
  });
}

async function conclude(
  run: Run,
  { stage: { monitor, feed }, end }: { readonly stage: Stage; readonly end: WatchEnd },
): Promise<boolean> {
  const equations = reconcile(monitor.tally, feed.sent);
  run.output.write(`\n${formatTable(monitor.tally, feed.sent)}\n`);
  if (end === 'balanced' && feed.serviced !== undefined) {
    const report = await monitor.ask(feed.serviced);
    if (report !== undefined) run.output.write(`${formatStages(report)}\n`);
  }
  for (const equation of equations) run.output.write(`${formatEquation(equation)}\n`);
  return balances(equations);
}

interface Staying extends Run {
  readonly signal: AbortSignal;
  readonly closers: (() => Promise<void>)[];
}

async function stay(run: Staying, stage: Stage): Promise<void> {
  await showExplorer(run, stage);
  run.progress.write('live traffic until Ctrl-C\n');
  stage.feeder.order('live');
  await watch(run, { stage, expected: undefined });
}

/** Live traffic is best looked at in the explorer. */
async function showExplorer(
  { folder, closers, progress, output }: Staying,
  { broker }: Stage,
): Promise<void> {
  const { openExplorer } = await import('./explorer.ts');
  const explorer = await openExplorer(folder, broker);
  if (explorer === undefined) {
    progress.write('the page of the explorer is not built: npm run page\n');
    return;
  }
  closers.push(async () => explorer.close());
  progress.write('the fleet in a browser; the link is for you:\n');
  output.write(`${explorer.url}\n`);
}
