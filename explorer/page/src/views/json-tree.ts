import type { DetailProblem } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { formatCount, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { placed } from '../place.ts';

export interface TreeScene {
  readonly problems: readonly DetailProblem[];
  readonly toggled: ReadonlySet<string>;
  readonly toggle: (path: string) => void;
}

interface Line {
  readonly path: string;
  readonly name: string | undefined;
  readonly value: unknown;
  readonly depth: number;
}

/** More lines at once would freeze the page. */
const maxLines = 2000;
/** Deeper members are closed until somebody opens them. */
const openDepth = 2;

/** A value as a tree of lines; what breaks its schema is marked in its line. Text only: payloads are hostile. */
export function jsonTree(value: unknown, scene: TreeScene): TemplateResult {
  const lines: TemplateResult[] = [];
  const root: Line = { path: '', name: undefined, value, depth: 0 };
  addMembers(root, lines, scene);
  const isCut = lines.length >= maxLines;
  return html`<ul class="json" role="tree" aria-label="Payload">
    ${lines}
    ${isCut ? html`<li class="c">more than ${formatCount(maxLines)} lines: see the text</li>` : nothing}
  </ul>`;
}

function addMembers(parent: Line, lines: TemplateResult[], scene: TreeScene): void {
  if (typeof parent.value !== 'object' || parent.value === null) {
    lines.push(leaf({ ...parent, name: undefined }, scene));
    return;
  }
  for (const [name, value] of Object.entries(parent.value)) {
    if (lines.length >= maxLines) return;
    const path = `${parent.path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    addLine({ path, name, value, depth: parent.path === '' ? 0 : parent.depth + 1 }, lines, scene);
  }
  for (const problem of missingIn(parent, scene)) lines.push(missingLine(parent, problem));
}

function addLine(line: Line, lines: TemplateResult[], scene: TreeScene): void {
  if (typeof line.value !== 'object' || line.value === null || Object.keys(line.value).length === 0) {
    lines.push(leaf(line, scene));
    return;
  }
  const holdsProblem = scene.problems.some(({ pointer }) => pointer.startsWith(`/data${line.path}/`));
  const isOpen = (line.depth < openDepth - 1 || holdsProblem) !== scene.toggled.has(line.path);
  lines.push(branch(line, isOpen, scene));
  if (isOpen) addMembers(line, lines, scene);
}

function problemOf({ path }: Line, { problems }: TreeScene): DetailProblem | undefined {
  return problems.find(({ pointer }) => pointer === `/data${path}`);
}

function leaf(line: Line, scene: TreeScene): TemplateResult {
  const problem = problemOf(line, scene);
  return html`<li
    role="treeitem"
    aria-level=${line.depth + 1}
    class=${problem === undefined ? '' : 'fail'}
    ${depth(line)}
  >
    <span class="line"
      >${label(line)}<span class="${kindOf(line.value)} v">${plain(JSON.stringify(line.value))}</span
      >${say(problem)}</span
    >
  </li>`;
}

function branch(line: Line, isOpen: boolean, scene: TreeScene): TemplateResult {
  const problem = problemOf(line, scene);
  const size = Object.keys(line.value as object).length;
  const brackets = Array.isArray(line.value) ? `[ ${String(size)} ]` : `{ ${String(size)} }`;
  return html`<li
    role="treeitem"
    aria-level=${line.depth + 1}
    aria-expanded=${String(isOpen)}
    class="branch ${problem === undefined ? '' : 'fail'}"
    ${depth(line)}
    @click=${() => {
      scene.toggle(line.path);
    }}
  >
    <button class="tw" aria-label="${isOpen ? 'Close' : 'Open'} ${plain(line.name ?? '')}">
      ${icon(isOpen ? 'down' : 'right')}
    </button>
    <span class="line">${label(line)}<span class="c">${brackets}</span>${say(problem)}</span>
  </li>`;
}

/** Members that ought to be there: the problem points at nothing in the value. */
function missingIn({ path, value }: Line, { problems }: TreeScene): readonly DetailProblem[] {
  return problems.filter(({ pointer, value: found }) => {
    const slash = pointer.lastIndexOf('/');
    const name = pointer
      .slice(slash + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~');
    return (
      found === undefined &&
      pointer.slice(0, slash) === `/data${path}` &&
      !Object.hasOwn(value as object, name)
    );
  });
}

function missingLine(parent: Line, problem: DetailProblem): TemplateResult {
  const name = problem.pointer.slice(problem.pointer.lastIndexOf('/') + 1);
  const line = { ...parent, depth: parent.path === '' ? 0 : parent.depth + 1 };
  return html`<li role="treeitem" aria-level=${line.depth + 1} class="fail" ${depth(line)}>
    <span class="line"
      ><span class="k">${plain(name)}</span>: <span class="c">missing</span>${say(problem)}</span
    >
  </li>`;
}

function say(problem: DetailProblem | undefined): TemplateResult | typeof nothing {
  return problem === undefined ? nothing : html`<span class="say">${plain(problem.message)}</span>`;
}

function label({ name }: Line): TemplateResult | typeof nothing {
  return name === undefined ? nothing : html`<span class="k">${plain(name)}</span>: `;
}

function depth({ depth: level }: Line) {
  return placed({ '--d': String(level) });
}

function kindOf(value: unknown): 's' | 'n' | 'b' {
  return typeof value === 'string' ? 's' : typeof value === 'number' ? 'n' : 'b';
}
