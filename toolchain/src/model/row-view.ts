import type { RowTable, WorkspaceChange } from './row-table.ts';
import type { Workspace } from './workspace.ts';

/** The first item of every list of a table: of duplicates the first counts. */
export function firstOf<Item>(lists: RowTable<readonly Item[]>): RowTable<Item> {
  return itemOf(lists, 0);
}

/** The last item of every list of a table. */
export function lastOf<Item>(lists: RowTable<readonly Item[]>): RowTable<Item> {
  return itemOf(lists, -1);
}

function itemOf<Item>(lists: RowTable<readonly Item[]>, index: 0 | -1): RowTable<Item> {
  return Object.assign(
    (workspace: Workspace): ReadonlyMap<string, Item> => new ItemView(workspace.table(lists), index),
    {
      namesIn: lists.namesIn,
      update: (before: ReadonlyMap<string, Item>, { workspace }: WorkspaceChange) => {
        const now = workspace.table(lists);
        return before instanceof ItemView && before.lists === now ? before : new ItemView(now, index);
      },
    },
  );
}

/** A map of lists seen as a map of one item each: nothing is written down twice. */
class ItemView<Item> implements ReadonlyMap<string, Item> {
  readonly lists: ReadonlyMap<string, readonly Item[]>;
  readonly #index: number;

  constructor(lists: ReadonlyMap<string, readonly Item[]>, index: number) {
    this.lists = lists;
    this.#index = index;
  }

  get size(): number {
    return this.lists.size;
  }

  get(name: string): Item | undefined {
    return this.lists.get(name)?.at(this.#index);
  }

  has(name: string): boolean {
    return this.lists.has(name);
  }

  keys(): MapIterator<string> {
    return this.lists.keys();
  }

  *values(): MapIterator<Item> {
    for (const [, item] of this.entries()) yield item;
  }

  *entries(): MapIterator<[string, Item]> {
    for (const [name, list] of this.lists) {
      const item = list.at(this.#index);
      if (item !== undefined) yield [name, item];
    }
  }

  [Symbol.iterator](): MapIterator<[string, Item]> {
    return this.entries();
  }

  forEach(callback: (item: Item, name: string, items: ReadonlyMap<string, Item>) => void): void {
    for (const [name, item] of this.entries()) callback(item, name, this);
  }
}
