import { groupBy } from '../model/group-by.ts';
import { type Ask, asksOf } from './completion/ask.ts';
import { candidatesFor } from './completion/candidates.ts';
import { commentCompletions } from './completion/comments.ts';
import { documentCompletions } from './completion/documents.ts';
import { isFree } from './completion/free.ts';
import type { Candidate, CompletionItem, CompletionList } from './completion/item.ts';
import { partCompletions } from './completion/parts.ts';
import { type Slot, slotAt } from './completion/slot.ts';
import { sortText, surroundingsOf, toItem } from './completion/to-item.ts';
import { matchName } from './fuzzy.ts';
import type { DataDocument } from './shape/document-shapes.ts';
import type { Snapshot } from './snapshot.ts';

/** A longer list is cut: whoever types a letter more gets another one. */
const maxItems = 200;

/** Ranks have five digits. */
const lateRank = 100_000;

const nothing: CompletionList = { items: [], incomplete: false };

/** What may be written at an offset of the present text of a file. */
export function completionAt(snapshot: Snapshot, path: string, offset: number): CompletionList {
  const entry = snapshot.document(path);
  if (entry === undefined || entry.kind === 'other') return nothing;
  const comment = commentCompletions(snapshot, entry, offset);
  if (comment !== undefined) return shortened(comment);
  const slot = slotAt(snapshot, entry, offset);
  if (!isFree(slot)) return nothing;
  return shortened(partCompletions(slot) ?? [...documentCompletions(slot), ...itemsOf(slot)]);
}

/** What may be written at an offset of a document of data. */
export function dataCompletionAt(snapshot: Snapshot, entry: DataDocument, offset: number): CompletionList {
  const slot = slotAt(snapshot, entry, offset);
  return isFree(slot) ? shortened(itemsOf(slot)) : nothing;
}

/** Only what is listed is sorted and written out: there may be thousands of names. */
function itemsOf(slot: Slot): readonly CompletionItem[] {
  const around = surroundingsOf(slot);
  const options = asksOf(slot).flatMap((ask) => {
    const candidates = candidatesFor(slot, ask);
    const chosen = candidates.length > maxItems ? candidates.filter((one) => fits(slot, one)) : candidates;
    return chosen.map((candidate) => ({ candidate, ask }));
  });
  const items = new Map<string, CompletionItem>();
  for (const { candidate, ask } of inOrder(options)) {
    const item = toItem(slot, candidate, { ask, around });
    if (!items.has(item.edit.text)) items.set(item.edit.text, item);
    if (items.size > maxItems) break;
  }
  return [...items.values()];
}

interface Option {
  readonly candidate: Candidate;
  readonly ask: Ask;
}

/** As `sortText` sorts them: one rank after the other, each sorted when it comes to it. */
function* inOrder(options: readonly Option[]): Generator<Option> {
  const lots = groupBy(options, ({ candidate, ask }) => (ask.late ? lateRank : 0) + candidate.rank);
  for (const [, lot] of [...lots].sort(([left], [right]) => left - right)) {
    yield* lot
      .map((option) => ({ option, sort: sortText(option.candidate, option.ask) }))
      .sort(bySort)
      .map(({ option }) => option);
  }
}

function fits({ typed }: Slot, { value }: Candidate): boolean {
  return matchName(typed, String(value)) !== undefined;
}

function shortened(items: readonly CompletionItem[]): CompletionList {
  const sorted = [...items].sort(bySort);
  return { items: sorted.slice(0, maxItems), incomplete: sorted.length > maxItems };
}

function bySort(left: { readonly sort: string }, right: { readonly sort: string }): number {
  return left.sort < right.sort ? -1 : left.sort > right.sort ? 1 : 0;
}
