import { ParleyError } from '../../errors.ts';

/** As many as the outbox lets go out at a time. */
const underWay = 1_000;

/** Runs for all items, in order, many at a time. Rejects with the failure of the first that failed, after those under way have ended. */
export async function runMany<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: { index: number; error: unknown }[] = [];
  const entries = items.entries();
  const lane = async (): Promise<void> => {
    // Shared by all lanes: each takes the next one.
    for (const [index, item] of entries) {
      try {
        results[index] = await run(item);
      } catch (error) {
        failures.push({ index, error });
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(underWay, items.length) }, lane));
  const [first] = failures.sort((a, b) => a.index - b.index);
  if (first !== undefined) throw nameIndex(first.error, first.index);
  return results;
}

/** The same failure, with the place of its content. */
export function nameIndex(caught: unknown, index: number): ParleyError {
  const { code, reason, remote, details } = ParleyError.from(caught);
  return new ParleyError(code, `contents[${index}]: ${reason}`, {
    remote,
    details: { ...details, index },
    cause: caught,
  });
}
