import type { Disk } from '#runtime/journal/disk.ts';
import { type Journal, openJournal } from '#runtime/journal/journal.ts';
import type { JournalOptions } from '#runtime/journal/options.ts';
import { FakeClock } from './fake-clock.ts';
import { createFakeRandom } from './fake-random.ts';

export function openTestJournal(disk: Disk, options: Partial<JournalOptions> = {}): Promise<Journal> {
  return openJournal({
    folder: 'state',
    disk,
    clock: new FakeClock(),
    random: createFakeRandom(),
    ...options,
  });
}

/** Commits one record and waits for it; gives its id. */
export async function addRecord(journal: Journal, content: string, stream = 'outbox'): Promise<number> {
  const { ids, saved } = journal.commit({ adds: [{ stream, payload: toBytes(content) }] });
  await saved;
  return ids[0] ?? 0;
}

/** The live records of a stream as texts, oldest first. */
export function contentsOf(journal: Journal, stream = 'outbox'): Promise<readonly string[]> {
  return Promise.all(
    journal.records(stream).map(async ({ id }) => toText((await journal.read(id)) ?? new Uint8Array())),
  );
}

export function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function toBytes(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
