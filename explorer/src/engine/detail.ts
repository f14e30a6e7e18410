import { isUtf8 } from 'node:buffer';
import type { DataProblem } from '@parley/toolchain';
import type { Judge } from '../judge/judge.ts';
import type { JudgedMessage, Problem, Verdict } from '../judge/verdict.ts';
import { valueAt } from '../query/path.ts';
import { eventOf } from '../query/payloads.ts';
import { type Row, type RowVerdict, rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import { previousOf } from './previous.ts';
import type { Detail, DetailProblem, PreviousMessage, SchemaExcerpt } from './protocol.ts';
import { redriveCommand } from './redrive.ts';
import type { RepeatedProblems } from './repeats.ts';
import { type Sources, toSourcePlace } from './sources.ts';
import { reasonOf } from './verdict-words.ts';

export interface DetailScene {
  readonly store: MessageStore;
  readonly judge: Judge;
  readonly sources: Sources;
  readonly repeats: RepeatedProblems;
}

/** More of a payload is not shown at once. */
const maxText = 64 * 1024;
const maxValue = 200;

/** Everything about one message: it is judged again, so that the store need not keep what was said of it. */
export function createDetail(number: number, scene: DetailScene): Detail | undefined {
  const { store, judge } = scene;
  const row = store.row(number);
  const payload = store.payload(number);
  if (row === undefined || payload === undefined) return undefined;
  const properties = propertiesOf(store, number);
  const contentType = properties.find(([name]) => name === 'contentType')?.[1];
  const packet = { topic: row.topic, payload, contentType, retain: has(row, rowFlags.retained) };
  const entries = judge.judge(packet, row.receivedAtMs);
  const judged = entries[row.entry];
  const event = eventOf(store, number);
  const { problems, schema } = problemsOf(judged, row, scene);
  return {
    row,
    verdict: row.verdict,
    reason: wordsFor(row, judged?.verdict),
    batch: has(row, rowFlags.batched) ? { entry: row.entry + 1, entries: entries.length } : undefined,
    problems,
    schema,
    envelope: envelopeOf(event),
    packet: {
      topic: row.topic,
      qos: has(row, rowFlags.qos2) ? 2 : has(row, rowFlags.qos1) ? 1 : 0,
      retained: has(row, rowFlags.retained),
      redelivered: has(row, rowFlags.redelivered),
      properties,
    },
    text: payload.toString('utf8', 0, maxText),
    bytes: payload.length,
    isUtf8: isUtf8(payload),
    data: dataOf(event),
    places: placesOf(row, scene.sources),
    redrive: redriveCommand(row, store),
    previous: previousMessage(number, store),
  };
}

function previousMessage(number: number, store: MessageStore): PreviousMessage | undefined {
  const row = previousOf(store, number);
  const found = row === undefined ? undefined : store.row(row);
  return (
    found && { row: found.row, receivedAtMs: found.receivedAtMs, data: dataOf(eventOf(store, found.row)) }
  );
}

function has(row: Row, flag: number): boolean {
  return (row.flags & flag) !== 0;
}

function propertiesOf(store: MessageStore, row: number): readonly (readonly [string, string])[] {
  const text = store.properties(row);
  if (text === undefined) return [];
  const { userProperties = {}, ...plain } = JSON.parse(text) as Record<string, unknown> & {
    readonly userProperties?: Readonly<Record<string, string>>;
  };
  return [
    ...Object.entries(plain).map(([name, value]) => [name, String(value)] as const),
    ...Object.entries(userProperties).map(([name, value]) => [`user.${name}`, value] as const),
  ];
}

function envelopeOf(event: unknown): readonly (readonly [string, string])[] {
  if (typeof event !== 'object' || event === null || !Object.hasOwn(event, 'specversion')) return [];
  return Object.entries(event)
    .filter(([name]) => name !== 'data' && name !== 'data_base64')
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** Of what is no event the whole payload is the data. */
function dataOf(event: unknown): string | undefined {
  if (event === undefined) return undefined;
  const isEvent = typeof event === 'object' && event !== null && Object.hasOwn(event, 'specversion');
  const data = isEvent ? valueAt(event, ['data']) : event;
  const text = data === undefined ? undefined : stringify(data);
  return text === undefined || text.length > maxText ? undefined : text;
}

/** Undefined for what is nested deeper than the stack: then the text of the packet is shown. */
function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

interface Found {
  readonly problems: readonly DetailProblem[];
  readonly schema: SchemaExcerpt | undefined;
}

function problemsOf(judged: JudgedMessage | undefined, row: Row, { sources, repeats }: DetailScene): Found {
  const type = judged?.message.type ?? row.type;
  const schema = sources.message(type);
  if (judged?.verdict.kind !== 'invalid')
    return { problems: [], schema: schema && sources.excerpt(schema.file) };
  const repeatsAt: RepeatsAt = (pointer, keyword) =>
    repeats.of({ channel: row.channel, type: row.type, pointer, keyword });
  const located = sources
    .judgeData(type, judged.message.data)
    .map((problem) => locatedProblem(problem, repeatsAt));
  // System messages have schemas that no workspace holds.
  const problems =
    located.length > 0 ? located : judged.verdict.problems.map((problem) => plainProblem(problem, repeatsAt));
  const place = problems[0]?.place ?? schema;
  return { problems, schema: place && sources.excerpt(place.file, problems[0]?.place?.line) };
}

type RepeatsAt = (pointer: string, keyword: string) => DetailProblem['repeats'];

function locatedProblem(problem: DataProblem, repeatsAt: RepeatsAt): DetailProblem {
  const { instancePath, property, message, keyword, actual, location } = problem;
  const pointer = `${instancePath}${property === undefined ? '' : `/${property}`}`;
  return {
    pointer: `/data${pointer}`,
    message,
    keyword,
    value: shorten(actual),
    place: location && toSourcePlace(location),
    repeats: repeatsAt(pointer, keyword),
  };
}

function plainProblem({ pointer, expected, keyword, value }: Problem, repeatsAt: RepeatsAt): DetailProblem {
  return {
    pointer: `/data${pointer}`,
    message: `expected ${expected}`,
    keyword,
    value: shorten(value),
    place: undefined,
    repeats: repeatsAt(pointer, keyword),
  };
}

function shorten(value: unknown): string | undefined {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text !== undefined && text.length > maxValue ? `${text.slice(0, maxValue)}…` : text;
}

/** What only the neighbours of a message tell. */
const neighbourReasons: Readonly<Partial<Record<RowVerdict, string>>> = {
  duplicate: 'a message with this id came before on this topic',
  late: 'came after the deadline of its request',
};

function wordsFor({ verdict: told }: Row, verdict: Verdict | undefined): string | undefined {
  if (verdict === undefined) return undefined;
  return (verdict.kind === 'valid' ? neighbourReasons[told] : undefined) ?? reasonOf(verdict);
}

function placesOf(row: Row, sources: Sources): Detail['places'] {
  const [agent = ''] = row.sender.split('/');
  const found = {
    schema: sources.message(row.type),
    channel: sources.channel(row.channel),
    agent: sources.agent(agent),
  };
  return Object.fromEntries(Object.entries(found).filter(([, place]) => place !== undefined));
}
