import { eventOf } from '../../query/payloads.ts';
import { valueAt } from '../../query/path.ts';
import type { MessageStore } from '../../store/store.ts';
import type { Sources } from '../sources.ts';
import type { SourceSpan, WireProblem, WireProblemsAnswer } from './protocol.ts';
import type { RecentProblem, RecentProblems } from './recent.ts';
import { windowMs } from './window.ts';

export interface ProblemScene {
  readonly store: MessageStore;
  readonly sources: Sources;
  readonly problems: RecentProblems;
}

interface Line {
  readonly span: SourceSpan;
  readonly problems: RecentProblem[];
}

/**
 * Lines are found once for each problem, as long as the contracts stay the same: reading and judging a message again takes
 * its time.
 */
const knownSpans = new WeakMap<Sources, Map<string, SourceSpan | undefined>>();
const maxSpans = 2000;
/** The socket must get its turn: what is not found in this time is found the next time. */
const sliceMs = 20;
/** Larger messages are not judged again; the problem then stands at the beginning of the schema. */
const maxPayload = 1024 * 1024;
const maxProblems = 200;
const maxSenders = 5;

/** What was wrong lately, with one entry for each line of the contracts. */
export function answerWireProblems(scene: ProblemScene): WireProblemsAnswer {
  const spans = knownSpans.get(scene.sources) ?? new Map<string, SourceSpan | undefined>();
  knownSpans.set(scene.sources, spans);
  const until = performance.now() + sliceMs;
  const lines = new Map<string, Line>();
  for (const problem of scene.problems.list()) {
    const key = keyOf(problem);
    if (!spans.has(key)) {
      if (performance.now() > until) continue;
      if (spans.size >= maxSpans) spans.clear();
      spans.set(key, locate(problem, scene));
    }
    const span = spans.get(key);
    if (span !== undefined) add(lines, span, problem);
  }
  const problems = [...lines.values()].map((line) => toWireProblem(line, scene.sources));
  problems.sort((left, right) => right.count - left.count);
  return { windowMs, problems: problems.slice(0, maxProblems) };
}

/** Where a problem stands, if somebody has asked for it. */
export function knownSpan(sources: Sources, problem: RecentProblem): SourceSpan | undefined {
  return knownSpans.get(sources)?.get(keyOf(problem));
}

function keyOf({ channel, type, rule, pointer = '' }: RecentProblem): string {
  return [channel, type, rule, pointer].join('\n');
}

function locate(
  { channel, type, pointer, row, rule }: RecentProblem,
  { store, sources }: ProblemScene,
): SourceSpan | undefined {
  if (pointer === undefined) return sources.channelSpan(channel);
  const payload = store.payload(row);
  const isRead = payload !== undefined && payload.length <= maxPayload;
  const found = isRead ? sources.judgeData(type, valueAt(eventOf(store, row), ['data'])) : [];
  const same = found.filter(({ keyword }) => keyword === rule);
  const exact = same.find(({ instancePath, property }) => pointerOf(instancePath, property) === pointer);
  const problem = exact ?? same[0] ?? found[0];
  return (problem && sources.keywordSpan(problem)) ?? sources.messageSpan(type);
}

function pointerOf(instancePath: string, property: string | undefined): string {
  return property === undefined ? instancePath : `${instancePath}/${property}`;
}

/** A schema that several messages share has one line for all of them. */
function add(lines: Map<string, Line>, span: SourceSpan, problem: RecentProblem): void {
  const key = [span.file, span.line, span.column, problem.rule].join('\n');
  const line = lines.get(key) ?? { span, problems: [] };
  line.problems.push(problem);
  lines.set(key, line);
}

function toWireProblem({ span, problems }: Line, sources: Sources): WireProblem {
  const sorted = problems.toSorted((left, right) => right.lastAtMs - left.lastAtMs);
  const { rule = '', text: message = '', value, lastAtMs = 0 } = sorted[0] ?? {};
  const channels = namesOf(sorted, ({ channel }) => [channel]);
  const senders = namesOf(sorted, (problem) => problem.senders).slice(0, maxSenders);
  return {
    ...{ span, rule, message, value, lastAtMs },
    count: sorted.reduce((sum, { count }) => sum + count, 0),
    channels: channels.map((name) => ({ name, place: sources.channel(name) })),
    senders: senders.map((name) => ({ name, place: sources.agent(name.split('/')[0] ?? '') })),
    query: queryOf(sorted, channels),
  };
}

function namesOf(problems: readonly RecentProblem[], of: (problem: RecentProblem) => readonly string[]) {
  return [...new Set(problems.flatMap(of))];
}

function queryOf(problems: readonly RecentProblem[], channels: readonly string[]): string {
  const isData = problems[0]?.pointer !== undefined;
  const types = isData ? namesOf(problems, ({ type }) => [type]) : [];
  return [
    `channel:${channels.map(quotedTerm).join(',')}`,
    ...(isData ? [`type:${types.map(quotedTerm).join(',')}`] : []),
    `verdict:${isData ? 'invalid' : (problems[0]?.rule ?? '')}`,
    'since:5m',
  ].join(' ');
}

/** A value as it stands in a query: in quotes where it would mean something else without. */
function quotedTerm(text: string): string {
  return /^[\w./@:-]+$/.test(text) ? text : JSON.stringify(text);
}
