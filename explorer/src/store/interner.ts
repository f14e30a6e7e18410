/** Keeps each text once and counts who holds it: a text that nobody holds any more is forgotten. */
export interface Interner {
  /** How many texts are kept. */
  readonly size: number;
  /** Their letters together. */
  readonly letters: number;
  /** The number of a text, one holder more. 0 stands for no text. `likely`: what it probably is, which spares the search. */
  hold(text: string | undefined, likely?: number): number;
  release(id: number): void;
  /** The text of a number; '' for 0. */
  text(id: number): string;
  find(text: string): number | undefined;
  /** The numbers of all texts that pass a test. */
  select(test: (text: string) => boolean): ReadonlySet<number>;
}

export function createInterner(): Interner {
  const ids = new Map<string, number>();
  const texts: string[] = [''];
  const holders: number[] = [0];
  const free: number[] = [];
  let letters = 0;
  return {
    get size() {
      return ids.size;
    },
    get letters() {
      return letters;
    },
    hold: (text, likely = 0) => {
      if (text === undefined || text === '') return 0;
      const known = texts[likely] === text ? likely : ids.get(text);
      if (known !== undefined) {
        holders[known] = (holders[known] ?? 0) + 1;
        return known;
      }
      const id = free.pop() ?? texts.length;
      letters += text.length;
      ids.set(text, id);
      texts[id] = text;
      holders[id] = 1;
      return id;
    },
    release: (id) => {
      if (id === 0) return;
      const left = (holders[id] ?? 0) - 1;
      holders[id] = left;
      if (left > 0) return;
      letters -= texts[id]?.length ?? 0;
      ids.delete(texts[id] ?? '');
      texts[id] = '';
      free.push(id);
    },
    text: (id) => texts[id] ?? '',
    find: (text) => ids.get(text),
    select: (test) => {
      const chosen = new Set<number>();
      for (const [text, id] of ids) if (test(text)) chosen.add(id);
      return chosen;
    },
  };
}
