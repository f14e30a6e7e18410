import type { Doc } from './document.ts';

const indentation = '  ';

interface Task {
  readonly doc: Doc;
  readonly depth: number;
  readonly flat: boolean;
}

/** Lays a document out in lines of at most `width` columns where its breaks allow it; LF, no space at the end of a line. */
export function render(doc: Doc, width = 110): string {
  const widths = new WeakMap<object, number>();
  const tasks: Task[] = [{ doc, depth: 0, flat: false }];
  let text = '';
  let column = 0;
  let pending = '';
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { doc: current, depth, flat } = task;
    if (typeof current === 'string') {
      if (current === '') continue;
      text += pending + current;
      column += pending.length + current.length;
      pending = '';
    } else if (isList(current)) {
      pushAll(tasks, current, task);
    } else if (current.kind === 'indent') {
      tasks.push({ doc: current.content, depth: depth + 1, flat });
    } else if (current.kind === 'group') {
      const room = width - column - pending.length;
      tasks.push({ doc: current.content, depth, flat: flat || measure(current, widths) <= room });
    } else if (flat && !current.hard) {
      text += current.flat;
      column += current.flat.length;
    } else {
      text += `${current.broken}\n`;
      column = 0;
      pending = indentation.repeat(depth);
      tasks.push({ doc: current.next, depth, flat });
    }
  }
  return text;
}

function pushAll(tasks: Task[], docs: readonly Doc[], { depth, flat }: Task): void {
  for (let index = docs.length - 1; index >= 0; index -= 1) {
    tasks.push({ doc: docs[index] ?? '', depth, flat });
  }
}

/** Columns that the document needs on one line; infinite where it must break. */
function measure(doc: Doc, widths: WeakMap<object, number>): number {
  if (typeof doc === 'string') return doc.length;
  const known = widths.get(doc);
  if (known !== undefined) return known;
  const width = isList(doc)
    ? doc.reduce<number>((sum, part) => sum + measure(part, widths), 0)
    : doc.kind === 'break'
      ? doc.hard
        ? Infinity
        : doc.flat.length
      : measure(doc.content, widths);
  widths.set(doc, width);
  return width;
}

function isList(doc: Exclude<Doc, string>): doc is readonly Doc[] {
  return Array.isArray(doc);
}
