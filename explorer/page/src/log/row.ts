import { type Gap, type Letter, type Row, type Wait, rowFlags } from '@parley/explorer/protocol';
import {
  formatCount,
  formatDuration,
  formatFullTime,
  formatMoment,
  formatSize,
  formatTime,
  none,
  plain,
} from '../format.ts';
import { waitStory, waitWords } from '../views/wait-words.ts';
import { givenUp, messageWords, reasonWords, triesWords } from './letter-row.ts';
import type { TopicLevel, TopicParts } from './topic-parts.ts';
import { lookOf, verdictIcon } from './verdict-look.ts';

/** What a row is drawn with beside itself. */
export interface RowScene {
  readonly selected: number | undefined;
  /** The conversation of the selected row. */
  readonly thread: string | undefined;
  readonly topicParts: (topic: string) => TopicParts;
  /** How many letters at the end of a correlation id tell those in sight apart. */
  readonly idLetters: number;
  readonly gaps: readonly Gap[];
  /** What rows of the tab of waiting requests wait for. */
  readonly waits: ReadonlyMap<number, Wait> | undefined;
  /** What rows of the tab of dead letters tell of. */
  readonly letters: ReadonlyMap<number, Letter> | undefined;
}

/** Where a row stands among those that are drawn. */
export interface RowPlace {
  readonly index: number;
  readonly previous: Row | undefined;
  readonly rail: 'first' | 'last' | 'only' | 'through' | undefined;
}

const columns = ['rail', 'time', 'verdict', 'topic', 'route', 'type', 'corr', 'delta', 'size'] as const;
const numbers: readonly string[] = ['delta', 'size'];

export function createRowElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'row';
  element.setAttribute('role', 'row');
  for (const column of columns) {
    const cell = document.createElement('span');
    cell.className = numbers.includes(column) ? `c-${column} c-num` : `c-${column}`;
    if (column === 'rail') cell.setAttribute('aria-hidden', 'true');
    else cell.setAttribute('role', 'gridcell');
    element.append(cell);
  }
  return element;
}

/** Writes a row into an element. Everything from outside goes in as text. */
export function fillRow(element: HTMLElement, row: Row, scene: RowScene & RowPlace): void {
  const { selected, thread, index } = scene;
  const inThread = isInThread(row, thread);
  const letter = scene.letters?.get(row.row);
  const shown = letter === undefined ? row : givenUp(row, letter);
  element.className = classesOf(row, scene);
  element.dataset.row = String(row.row);
  element.id = `row-${String(row.row)}`;
  element.setAttribute('aria-rowindex', String(index + 2));
  element.setAttribute('aria-selected', String(row.row === selected));
  setText(cell(element, 1), formatMoment(row.receivedAtMs), formatFullTime(row.receivedAtMs));
  cell(element, 2).replaceChildren(verdictIcon(row), lookOf(row).word);
  fillTopic(cell(element, 3), shown, scene);
  fillRoute(cell(element, 4), shown);
  fillType(cell(element, 5), row);
  fillThread(cell(element, 6), row, { isOn: inThread, letters: scene.idLetters });
  fillDelta(cell(element, 7), row, scene.waits);
  setText(cell(element, 8), formatSize(row.size));
  if (letter !== undefined) fillLetter(element, row, letter);
}

/** Why a message was given up, in place of what all dead letters have alike. */
function fillLetter(element: HTMLElement, row: Row, letter: Letter): void {
  cell(element, 2).replaceChildren(verdictIcon(row), wrapped('reason', [reasonWords(letter)]));
  setText(cell(element, 5), messageWords(letter), messageWords(letter));
  setText(cell(element, 7), triesWords(letter), '');
}

/** How long the reply took; of what waits for one, what comes. */
function fillDelta(element: HTMLElement, { row, latencyMs }: Row, waits: RowScene['waits']): void {
  const wait = waits?.get(row);
  if (wait === undefined) setText(element, latencyMs === undefined ? none : formatDuration(latencyMs), '');
  else setText(element, waitWords(wait, Date.now()), waitStory(wait, Date.now()));
}

export function isInThread(row: Row, thread: string | undefined): boolean {
  return thread !== undefined && thread !== '' && row.correlationId === thread;
}

function classesOf(row: Row, { selected, rail, previous, gaps, thread }: RowScene & RowPlace): string {
  return [
    'row',
    `v-${lookOf(row).tone}`,
    row.verdict === 'invalid' || row.verdict === 'malformed' ? 'v-invalid' : '',
    rail === undefined ? '' : `rail rail-${rail}`,
    isInThread(row, thread) ? 'in-thread' : '',
    gapBefore(row, previous, gaps) === undefined ? '' : 'after-gap',
    row.row === selected ? 'sel' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** The time without a connection that lies between a row and the one before it. */
function gapBefore(row: Row, previous: Row | undefined, gaps: readonly Gap[]): Gap | undefined {
  if (previous === undefined) return undefined;
  return gaps.find(
    ({ fromMs, toMs = Infinity }) => row.receivedAtMs >= toMs && previous.receivedAtMs <= Math.max(fromMs, 0),
  );
}

function cell(element: HTMLElement, index: number): HTMLElement {
  return element.children[index] as HTMLElement;
}

function setText(element: HTMLElement, text: string, title?: string): void {
  if (element.textContent !== text) element.textContent = text;
  if (title !== undefined) element.title = title;
}

function fillTopic(
  element: HTMLElement,
  row: Row,
  { topicParts, previous, gaps }: RowScene & RowPlace,
): void {
  const { head, tail } = topicParts(row.topic);
  const gap = gapBefore(row, previous, gaps);
  element.replaceChildren(
    wrapped('head', head.map(levelNode)),
    wrapped('tail', [levelNode(tail)]),
    ...((row.flags & rowFlags.batched) === 0 ? [] : [entryNote(row.entry + 1)]),
    ...(gap === undefined ? [] : [gapNote(gap)]),
  );
  element.title = plain(row.topic);
}

function gapNote({ fromMs, toMs = fromMs }: Gap): HTMLElement {
  const note = wrapped('gap-note', [`not connected for ${formatDuration(toMs - fromMs)}`]);
  note.title = `From ${formatTime(fromMs)} to ${formatTime(toMs)} nothing could be seen`;
  return note;
}

/** A batch is one packet with several messages, each judged by itself. */
function entryNote(entry: number): HTMLElement {
  const note = wrapped('entry-note', [`entry ${formatCount(entry)}`]);
  note.title = 'One of several messages in a batch';
  return note;
}

function wrapped(className: string, nodes: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.append(...nodes);
  return element;
}

function levelNode({ text, isParameter }: TopicLevel): Node | string {
  return isParameter ? second(text) : plain(text);
}

/** Of the second rank. */
function second(text: string): HTMLElement {
  const element = document.createElement('var');
  element.textContent = plain(text);
  return element;
}

function fillRoute(element: HTMLElement, { sender, receiver }: Row): void {
  const parts: (Node | string)[] = sender === '' ? [second(none)] : [...agentNodes(sender)];
  if (receiver !== '') {
    const arrow = document.createElement('b');
    arrow.textContent = ' → ';
    parts.push(arrow, ...agentNodes(receiver));
  }
  element.replaceChildren(...parts);
  element.title = plain(receiver === '' ? sender : `${sender} → ${receiver}`);
}

/** The agent, and its instance in the second rank. */
function agentNodes(source: string): readonly (Node | string)[] {
  const slash = source.lastIndexOf('/');
  return slash <= 0 ? [plain(source)] : [plain(source.slice(0, slash)), second(source.slice(slash))];
}

function fillType(element: HTMLElement, { type }: Row): void {
  const version = /\.v\d+$/.exec(type)?.[0] ?? '';
  if (type === '') element.replaceChildren(second('no envelope'));
  else element.replaceChildren(plain(type.slice(0, type.length - version.length)), second(version));
  element.title = plain(type);
}

function fillThread(
  element: HTMLElement,
  { correlationId }: Row,
  { isOn, letters }: { readonly isOn: boolean; readonly letters: number },
): void {
  if (correlationId === '') {
    element.replaceChildren(second(none));
    return;
  }
  const chip = document.createElement('i');
  chip.className = isOn ? 'chip on' : 'chip';
  chip.textContent = plain(correlationId.slice(-letters));
  chip.title = plain(correlationId);
  element.replaceChildren(chip);
}
