import type { Engine } from '@parley/explorer';
import type { Terminal } from '../terminal/terminal.ts';
import type { Snapshot } from './snapshot.ts';
import { formatStatsJson } from './stats-json.ts';
import type { StatsOptions } from './stats-options.ts';
import { formatStats } from './stats-text.ts';

export interface ReportScene {
  readonly engine: Pick<Engine, 'state' | 'ask'>;
  readonly query: string;
  readonly broker: string;
  readonly options: Pick<StatsOptions, 'json' | 'once' | 'every'>;
}

export interface Report {
  /** Tells the last snapshot. */
  end(): void;
  /** Tells nothing more. */
  close(): void;
}

const clearScreen = '\u001b[2J\u001b[H';
const home = '\u001b[H';
const clearLine = '\u001b[K';
const clearBelow = '\u001b[J';

/** Snapshots until the end: a table that stays in its place on a terminal, lines of JSON, or one table at the end. */
export function createReport(terminal: Terminal, scene: ReportScene): Report {
  const { json, once, every } = scene.options;
  const startedAtMs = Date.now();
  const isLive = once !== true && (json === true || terminal.columns !== undefined);
  const take = (): Snapshot => snapshotOf(scene, startedAtMs);
  const tell =
    json === true
      ? jsonTeller(terminal, take)
      : isLive
        ? painter(terminal, take)
        : tableTeller(terminal, take);
  const timer = isLive ? setInterval(tell, every) : undefined;
  // A line of JSON before anything was seen would say nothing.
  if (isLive && json !== true) tell();
  const close = () => {
    clearInterval(timer);
  };
  return {
    close,
    end: () => {
      close();
      tell();
    },
  };
}

/** Whether what is told shows the state of the connection itself. */
export function isTable(terminal: Terminal, { json, once }: ReportScene['options']): boolean {
  return json !== true && once !== true && terminal.columns !== undefined;
}

type Take = () => Snapshot;

function jsonTeller(terminal: Terminal, take: Take): () => void {
  return () => {
    terminal.print(formatStatsJson(take()));
  };
}

function tableTeller(terminal: Terminal, take: Take): () => void {
  return () => {
    const look = { colors: terminal.out, columns: terminal.columns, rows: undefined };
    for (const line of formatStats(take(), look)) terminal.print(line);
  };
}

/** Writes over what stood there, line by line: a screen that is cleared each time flickers. */
function painter(terminal: Terminal, take: Take): () => void {
  let isFirst = true;
  return () => {
    const look = { colors: terminal.out, columns: terminal.columns, rows: terminal.rows };
    const lines = formatStats(take(), look).map((line) => `${line}${clearLine}`);
    terminal.print(`${isFirst ? clearScreen : home}${lines.join('\n')}${clearBelow}`);
    isFirst = false;
  };
}

function snapshotOf({ engine, query, broker }: ReportScene, startedAtMs: number): Snapshot {
  const atMs = Date.now();
  const figures = engine.ask('figures', { query });
  return { atMs, forMs: atMs - startedAtMs, broker, query, state: engine.state(), figures };
}
