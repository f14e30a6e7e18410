import { createContext, Script } from 'node:vm';
import { markTexts } from './columns.ts';
import { type Marker, type RowRange, createBits, eachBit, markAll, matters, setBit } from './marks.ts';
import { packetText } from './payloads.ts';
import { requiredWord } from './required-word.ts';
import { markPacketText } from './text-search.ts';

/** A pattern may take that long for a portion of the rows, which takes some milliseconds: nobody does anything else meanwhile. */
const maxMs = 1000;
const portionBytes = 1024 * 1024;
const portionRows = 2048;

/** Marks the rows whose topic or packet a pattern matches. One that takes too long is given up, since a text can be made for it. */
export function markPattern(pattern: RegExp, onTooSlow: () => void): Marker {
  const word = requiredWord(pattern.source);
  const nearPackets = word === '' ? markAll : markPacketText(word);
  const test = (text: string) => pattern.test(text);
  const topics = markTexts('topic', test);
  const run = createBounded(maxMs);
  let state: 'works' | 'given up' = 'works';

  function giveUp(): void {
    state = 'given up';
    onTooSlow();
  }

  return (range, bits, within) => {
    if (state === 'given up') return;
    if (
      !run(() => {
        topics(range, bits, within);
      })
    ) {
      giveUp();
      return;
    }
    const near = createBits(range);
    nearPackets(range, near, within);
    for (const portion of portionsOf(range, near, within)) {
      const isDone = run(() => {
        for (const index of portion)
          if (test(packetText(range.store, range.from + index))) setBit(bits, index);
      });
      if (isDone) continue;
      giveUp();
      return;
    }
  };
}

/** The rows to look at, a few at a time. */
function portionsOf(
  { store, from }: RowRange,
  near: Uint32Array,
  within: Uint32Array | undefined,
): readonly (readonly number[])[] {
  const portions: number[][] = [];
  let portion: number[] = [];
  let bytes = 0;
  eachBit(near, (index) => {
    if (!matters(within, index)) return;
    if (portion.length === 0) portions.push(portion);
    portion.push(index);
    bytes += store.columns.size[(from + index) % store.capacity] ?? 0;
    if (portion.length < portionRows && bytes < portionBytes) return;
    portion = [];
    bytes = 0;
  });
  return portions;
}

const script = new Script('run()');

/** Runs what changes nothing but its result; false when it was ended because it took too long. */
function createBounded(timeout: number): (run: () => void) => boolean {
  const scope: { run: () => void } = { run: () => undefined };
  const context = createContext(scope);
  return (run) => {
    scope.run = run;
    try {
      script.runInContext(context, { timeout });
      return true;
    } catch (error) {
      // It is an error of the other scope, and so none of the class that is called so here.
      if ((error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
        return false;
      throw error;
    }
  };
}
