import type { Location } from '#toolchain/diagnostic.ts';
import { createLanguageSession, type LanguageSession } from '#toolchain/language/session.ts';
import type { Snapshot } from '#toolchain/language/snapshot.ts';
import { createLineIndex } from '#toolchain/source/lines.ts';

/** Files in which `‸` marks the cursor and `⟪ ⟫` the ranges that are expected. */
export interface Marked {
  readonly session: LanguageSession;
  readonly snapshot: Snapshot;
  /** The file with the cursor; without one the first. */
  readonly path: string;
  readonly offset: number;
  /** In the order of the files. */
  readonly ranges: readonly Location[];
  /** The texts without marks. */
  readonly texts: Readonly<Record<string, string>>;
}

export function marked(files: Readonly<Record<string, string>>, imported: readonly string[] = []): Marked {
  const read = Object.entries(files).map(([path, text]) => ({ path, ...readMarks(path, text) }));
  const current = read.find(({ offset }) => offset !== undefined) ?? read[0];
  const session = createLanguageSession();
  session.load({
    folder: '',
    files: read.map(({ path, text }) => ({ path, text, imported: imported.includes(path) })),
  });
  return {
    session,
    snapshot: session.snapshot(),
    path: current?.path ?? '',
    offset: current?.offset ?? 0,
    ranges: read.flatMap(({ ranges }) => ranges),
    texts: Object.fromEntries(read.map(({ path, text }) => [path, text])),
  };
}

interface ReadText {
  readonly text: string;
  readonly offset: number | undefined;
  readonly ranges: readonly Location[];
}

function readMarks(file: string, marks: string): ReadText {
  let text = '';
  let offset: number | undefined;
  const open: number[] = [];
  const spans: (readonly [number, number])[] = [];
  for (const part of marks.split(/([‸⟪⟫])/)) {
    if (part === '‸') offset = text.length;
    else if (part === '⟪') open.push(text.length);
    else if (part === '⟫') spans.push([open.pop() ?? 0, text.length]);
    else text += part;
  }
  const lines = createLineIndex(text);
  return { text, offset, ranges: spans.map(([start, end]) => ({ file, range: lines.rangeOf(start, end) })) };
}
