import { asksOf } from './completion/ask.ts';
import { candidatesFor } from './completion/candidates.ts';
import { commentCompletions } from './completion/comments.ts';
import { documentCompletions } from './completion/documents.ts';
import { isFree } from './completion/free.ts';
import type { CompletionItem, CompletionList } from './completion/item.ts';
import { partCompletions } from './completion/parts.ts';
import { type Slot, slotAt } from './completion/slot.ts';
import { surroundingsOf, toItem } from './completion/to-item.ts';
import { matchName } from './fuzzy.ts';
import type { Snapshot } from './snapshot.ts';

/** A longer list is cut: whoever types a letter more gets another one. */
const maxItems = 200;

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

function itemsOf(slot: Slot): readonly CompletionItem[] {
  const around = surroundingsOf(slot);
  const items = new Map<string, CompletionItem>();
  for (const ask of asksOf(slot)) {
    const candidates = candidatesFor(slot, ask);
    for (const candidate of candidates) {
      if (candidates.length > maxItems && matchName(slot.typed, String(candidate.value)) === undefined)
        continue;
      const item = toItem(slot, candidate, { ask, around });
      if (!items.has(item.edit.text)) items.set(item.edit.text, item);
    }
  }
  return [...items.values()];
}

function shortened(items: readonly CompletionItem[]): CompletionList {
  const sorted = [...items].sort((left, right) => (left.sort < right.sort ? -1 : 1));
  return { items: sorted.slice(0, maxItems), incomplete: sorted.length > maxItems };
}
