import type { CommandData } from '@parley/schemas';
import { nameOf, type Keeper, type Keepers } from '../keepers.ts';
import { readLetters, type KeptLetter } from './letter.ts';

export interface FoundLetters {
  /** The newest first. */
  readonly letters: readonly KeptLetter[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** Forgotten for lack of room. */
  readonly dropped: number;
  readonly silent: readonly Keeper[];
}

export interface Wanted {
  readonly filter: CommandData['filter'];
  /** Default all. */
  readonly limit?: number;
  readonly timeoutMs: number;
}

const pageLength = 1000;

/** The letters that all keepers have together, without their originals. */
export async function findLetters(keepers: Keepers, wanted: Wanted): Promise<FoundLetters> {
  const { filter, limit = Infinity, timeoutMs } = wanted;
  const letters: KeptLetter[] = [];
  const silent = new Map<string, Keeper>();
  const totals = new Map<string, number>();
  let dropped = 0;
  let open: readonly { readonly of: Keeper; readonly before?: string }[] = keepers.keepers.map((of) => ({
    of,
  }));
  while (open.length > 0) {
    const pages = await Promise.all(
      open.map(({ of, before }) => {
        const data: CommandData = {
          command: 'dead-list',
          limit: Math.min(limit, pageLength),
          originalBytes: 0,
          ...(filter === undefined ? {} : { filter }),
          ...(before === undefined ? {} : { before }),
        };
        return keepers.ask({ data, of: [of], timeoutMs });
      }),
    );
    const next: { readonly of: Keeper; readonly before: string }[] = [];
    for (const [index, page] of pages.entries()) {
      letters.push(...readLetters(page));
      for (const keeper of page.silent) silent.set(nameOf(keeper), keeper);
      for (const { result } of page.answers) {
        const asked = open[index];
        if (asked === undefined) continue;
        if (asked.before === undefined) {
          totals.set(nameOf(asked.of), result.total ?? 0);
          dropped += result.dropped ?? 0;
        }
        if (result.next !== undefined && limit > pageLength) next.push({ of: asked.of, before: result.next });
      }
    }
    open = next;
  }
  const newest = letters.sort((a, b) => b.data.lastAt.localeCompare(a.data.lastAt));
  return {
    letters: newest.slice(0, limit),
    total: [...totals.values()].reduce((sum, each) => sum + each, 0),
    dropped,
    silent: [...silent.values()],
  };
}
