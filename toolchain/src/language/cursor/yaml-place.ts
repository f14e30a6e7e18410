import type { CursorPlace } from './cursor-place.ts';
import { openFlowAt } from './yaml-flow.ts';

/** A place in a YAML text, told by brackets, by the indentation of its line and of those above it. */
export function yamlPlace(text: string, offset: number): CursorPlace {
  const flow = openFlowAt(text, offset);
  if (flow === undefined) return blockPlace(text, offset);
  const { place, start } = flow;
  return { ...place, keys: [...valueKeys(text, start), ...place.keys] };
}

/** The keys of the value that begins at an offset. */
function valueKeys(text: string, offset: number): readonly string[] {
  const { above, elements } = linesTo(text, offset);
  const last = elements.at(-1);
  if (last?.kind === 'key') return [...pathTo(above, elements), last.name];
  return pathTo(above, [...elements, { kind: 'key', column: Infinity, name: '' }]);
}

function blockPlace(text: string, offset: number): CursorPlace {
  const { above, elements, before, lineStart } = linesTo(text, offset);
  const last = elements.at(-1);
  if (last?.kind === 'key') return valuePlace(text, offset, valueKeys(text, offset));
  const word = /[^\s,[\]{}]*$/.exec(before)?.[0] ?? '';
  const rest = /^[^\s,:[\]{}]*/.exec(text.slice(offset))?.[0] ?? '';
  const start = offset - word.length;
  const keys = pathTo(above, [...elements, { kind: 'key', column: start - lineStart, name: '' }]);
  if (word === '' && rest === '') return { keys, part: 'space', start: offset, end: offset };
  if (last?.kind === 'item') return { keys, part: 'value', start, end: offset + rest.length };
  return { keys: [...keys, word + rest], part: 'key', start, end: offset + rest.length };
}

function valuePlace(text: string, offset: number, keys: readonly string[]): CursorPlace {
  const word = /[^\s,[\]{}]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const rest = /^[^\s,[\]{}]*/.exec(text.slice(offset))?.[0] ?? '';
  const isColon = word.endsWith(':');
  return {
    keys,
    part: 'value',
    start: isColon ? offset : offset - word.length,
    end: offset + rest.length,
  };
}

interface LinesTo {
  readonly lineStart: number;
  /** Of the line, what stands before the offset. */
  readonly before: string;
  readonly above: readonly string[];
  readonly elements: readonly Element[];
}

function linesTo(text: string, offset: number): LinesTo {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const above = text.slice(0, lineStart).split('\n').slice(0, -1);
  return { lineStart, before, above, elements: elementsOf(before) };
}

/** What begins a value on a line: a key with its colon, or the dash of an item. */
type Element =
  | { readonly kind: 'key'; readonly column: number; readonly name: string }
  | { readonly kind: 'item'; readonly column: number };

const dash = /^(\s*)-(?=\s|$)/;
const keyOf = /^(\s*)("[^"]*"|'[^']*'|[^\s#"'[\]{},][^#]*?)\s*:(?=\s|$)/;

function elementsOf(line: string): readonly Element[] {
  const elements: Element[] = [];
  let column = 0;
  for (let match = dash.exec(line); match !== null; match = dash.exec(line.slice(column))) {
    elements.push({ kind: 'item', column: column + (match[1]?.length ?? 0) });
    column += match[0].length;
  }
  const match = keyOf.exec(line.slice(column));
  if (match !== null) {
    const [, space = '', name = ''] = match;
    elements.push({ kind: 'key', column: column + space.length, name: name.replace(/^["']|["']$/g, '') });
  }
  return elements;
}

/** The keys of the values around the last of some elements of a line, with the lines above. */
function pathTo(above: readonly string[], elements: readonly Element[]): readonly string[] {
  const path: string[] = [];
  const last = elements.at(-1);
  if (last === undefined) return path;
  let depth = depthOf(last);
  let items = 0;
  let itemDepth: number | undefined;
  const visit = (element: Element): void => {
    const found = depthOf(element);
    if (element.kind === 'item' && found === itemDepth) items++;
    if (found >= depth) return;
    if (itemDepth !== undefined) path.unshift(String(items));
    depth = found;
    items = 0;
    itemDepth = element.kind === 'item' ? found : undefined;
    if (element.kind === 'key') path.unshift(element.name);
  };
  for (const element of elements.slice(0, -1).reverse()) visit(element);
  for (const line of [...above].reverse()) {
    if (depth <= 0) break;
    if (/^\s*(?:#|$)/.test(line)) continue;
    for (const element of [...elementsOf(line)].reverse()) visit(element);
  }
  if (itemDepth !== undefined) path.unshift(String(items));
  return path;
}

/** A list may stand at the level of the key that it belongs to. */
function depthOf({ kind, column }: Element): number {
  return kind === 'item' ? column + 0.5 : column;
}
