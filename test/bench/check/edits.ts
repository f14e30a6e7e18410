import type { TextFile } from './parley-files.ts';
import { createRandom } from './random.ts';

/** One keystroke's worth: a file and what it says from now on. */
export interface Edit {
  readonly index: number;
  readonly text: string;
}

/** Seeded edits of a workspace, each undone by the next: words of a description, a limit, a misspelt name. */
export function createEdits(files: readonly TextFile[], count: number, seed: number): readonly Edit[] {
  const random = createRandom(seed);
  const edits: Edit[] = [];
  while (edits.length < count) {
    const index = random.below(files.length);
    const { text = '' } = files[index] ?? {};
    const changed = random.pick(changes)(text);
    if (changed !== text) edits.push({ index, text: changed }, { index, text });
  }
  return edits.slice(0, count);
}

const changes: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => text.replace(/(description"?: "?)(\w)/u, '$1Now: $2'),
  (text) => text.replace(/(max(?:Length|Items)"?: )(\d+)/u, '$11$2'),
  (text) => text.replace(/(\w)\.events\b/u, '$1.evnets'),
];
