import { asksForSystem, createCapture, createFollower, createJudge, excludeTopics } from '@parley/explorer';
import type { Capture, CapturedMessage, FollowedMessage } from '@parley/explorer';
import { createFactory } from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { resolveBundle } from '@parley/toolchain';
import { connectionOptions } from '../broker/connection.ts';
import type { TailOptions } from './tail-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatCount } from '../report/words.ts';
import { aborted, createInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import { createConnectionNotices } from './connection-notices.ts';
import { readWords } from '../query/broker-and-query.ts';
import { readQuery } from '../query/read-query.ts';
import { filterQuery } from './filter-query.ts';
import { isSystem } from './is-system.ts';
import { noteErrors, noteOpening } from './opening-notes.ts';
import { createPrinter } from './printer.ts';
import { createRecency } from './recency.ts';

/** Watches a broker until Ctrl-C, the wanted count or duration, or nobody reads any more. */
export async function runTail(terminal: Terminal, options: TailOptions): Promise<number> {
  const { workspace, findings } = await openWorkspace(options.folder);
  const { target, queries } = readWords(options, workspace.config);
  if (hasErrors(findings)) noteErrors(terminal);
  const interrupt = createInterrupt();
  const bundle = resolveBundle(workspace);
  const counting = createCounting(terminal, bundle, { ...options, where: queries });
  const notices = createConnectionNotices(terminal, target.label);
  const capture = createCapture({
    transports: createFactory(target.url, connectionOptions(target, workspace.folder)),
    clientId: `parley-tail-${process.pid}-${Date.now().toString(36)}`,
    judge: excludeTopics(createJudge(bundle), options.exclude ?? []),
    system: counting.showsSystem,
    ...(options.topic && { extra: options.topic }),
    onMessages: counting.take,
    onState: notices.onState,
  });
  const end = AbortSignal.any([interrupt.signal, terminal.closed, counting.signal]);
  try {
    await capture.open(end);
    noteOpening(terminal, target.label, capture.refused);
    await aborted(end);
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    counting.dispose();
    interrupt.dispose();
    await capture.close();
  }
  noteLosses(terminal, capture);
  return exitCodeOf(options, { interrupted: interrupt.signal.aborted, seen: counting.seen, notices });
}

/** Prints what is wanted, and says when it is enough. */
function createCounting(terminal: Terminal, bundle: Bundle, options: TailOptions) {
  const print = createPrinter(terminal, bundle, options.json);
  const query = readQuery(filterQuery(options), bundle);
  const follower = createFollower(bundle, { query });
  const isRecent = createRecency(options.since);
  // Who asks for the machinery by name wants to see it.
  const showsSystem = options.system === true || asksForSystem(query, bundle);
  const enough = new AbortController();
  let seen = 0;
  const timer = setTimer(options.duration, enough);
  const isWanted = ({ captured, isFound }: FollowedMessage) =>
    isFound && (showsSystem || !isSystem(captured)) && isRecent(captured);
  return {
    get seen() {
      return seen;
    },
    showsSystem,
    signal: enough.signal,
    take: (messages: readonly CapturedMessage[]) => {
      for (const followed of follower.take(messages).filter(isWanted)) {
        if (enough.signal.aborted) return;
        print(followed);
        seen += 1;
        if (seen === options.count) enough.abort();
      }
    },
    dispose: () => {
      clearTimeout(timer);
    },
  };
}

function setTimer(durationMs: number | undefined, enough: AbortController): NodeJS.Timeout | undefined {
  if (durationMs === undefined) return undefined;
  return setTimeout(() => {
    enough.abort();
  }, durationMs);
}

/** Says what was not seen; silence would look like completeness. */
function noteLosses(terminal: Terminal, { counters }: Capture): void {
  const { dropped, missed } = counters;
  if (dropped > 0) {
    terminal.note(terminal.err.yellow(`${formatCount(dropped, 'packet')} came too fast to be judged`));
  }
  if (missed > 0) {
    terminal.note(
      terminal.err.yellow(`${formatCount(missed, 'message')} never came: their sequence numbers are missing`),
    );
  }
}

interface Ending {
  readonly interrupted: boolean;
  readonly seen: number;
  readonly notices: { readonly wasOnline: boolean };
}

/** 1 when a count was wanted and not reached: `--count 1 --duration 10s` waits for a message in a script. */
function exitCodeOf(options: TailOptions, { interrupted, seen, notices }: Ending): number {
  if (interrupted) return exitCodes.interrupted;
  if (!notices.wasOnline) return exitCodes.unreadable;
  if (options.duration !== undefined && options.count !== undefined && seen < options.count) {
    return exitCodes.findings;
  }
  return exitCodes.clean;
}
