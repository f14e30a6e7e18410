import type { Row } from '@parley/explorer/protocol';
import {
  formatDuration,
  formatFullTime,
  formatSize,
  formatTime,
  none,
  plain,
  toneOf,
  verdictWords,
} from '../format.ts';
import { deadLetterFlag, verdictIcon } from './verdict-icon.ts';

/** What a row is drawn with beside itself. */
export interface RowScene {
  readonly selected: number | undefined;
  /** The conversation of the selected row. */
  readonly thread: string | undefined;
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
export function fillRow(element: HTMLElement, row: Row, scene: RowScene & { readonly index: number }): void {
  const { selected, thread, index } = scene;
  const tone = toneOf(row.verdict);
  const isDead = (row.flags & deadLetterFlag) !== 0;
  const inThread = thread !== undefined && thread !== '' && row.correlationId === thread;
  const classes = [
    'row',
    isDead ? 'v-bad' : `v-${tone}`,
    row.verdict === 'invalid' ? 'v-invalid' : '',
    inThread ? 'in-thread' : '',
  ];
  element.className = [...classes, row.row === selected ? 'sel' : ''].filter((name) => name !== '').join(' ');
  element.dataset.row = String(row.row);
  element.id = `row-${String(row.row)}`;
  element.setAttribute('aria-rowindex', String(index + 2));
  element.setAttribute('aria-selected', String(row.row === selected));
  const word = isDead ? 'dead letter' : verdictWords[row.verdict];
  setText(cell(element, 1), formatTime(row.receivedAtMs), formatFullTime(row.receivedAtMs));
  cell(element, 2).replaceChildren(verdictIcon(row), word);
  setText(cell(element, 3), plain(row.topic), plain(row.topic));
  fillRoute(cell(element, 4), row);
  setText(cell(element, 5), row.type === '' ? 'no envelope' : plain(row.type), plain(row.type));
  fillThread(cell(element, 6), row, inThread);
  setText(cell(element, 7), row.latencyMs === undefined ? none : formatDuration(row.latencyMs));
  setText(cell(element, 8), formatSize(row.size));
}

function cell(element: HTMLElement, index: number): HTMLElement {
  return element.children[index] as HTMLElement;
}

function setText(element: HTMLElement, text: string, title?: string): void {
  if (element.textContent !== text) element.textContent = text;
  if (title !== undefined) element.title = title;
}

function fillRoute(element: HTMLElement, { sender, receiver }: Row): void {
  const parts: (Node | string)[] = [...agentNodes(sender)];
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
  if (slash <= 0) return [plain(source)];
  const instance = document.createElement('var');
  instance.textContent = plain(source.slice(slash));
  return [plain(source.slice(0, slash)), instance];
}

function fillThread(element: HTMLElement, { correlationId }: Row, isOn: boolean): void {
  if (correlationId === '') {
    element.replaceChildren(none);
    return;
  }
  const chip = document.createElement('i');
  chip.className = isOn ? 'chip on' : 'chip';
  chip.textContent = plain(correlationId.slice(-4));
  chip.title = plain(correlationId);
  element.replaceChildren(chip);
}
