import type { Bundle } from '@parley/schemas';
import type { KnownValues } from '../query/complete.ts';
import type { TextColumn } from '../store/columns.ts';
import type { MessageStore } from '../store/store.ts';

export interface KnownScene {
  readonly bundle: Bundle;
  readonly store: MessageStore;
}

/** Values that completion offers: what the contracts declare, then what was seen. */
export function knownValues({ bundle, store }: KnownScene): KnownValues {
  const agents = Object.keys(bundle.agents);
  const declared: Readonly<Record<string, readonly string[]>> = {
    channel: Object.keys(bundle.channels),
    type: Object.keys(bundle.messages),
    from: agents,
    to: agents,
  };
  const columns: Readonly<Record<string, TextColumn>> = {
    channel: 'channel',
    type: 'type',
    from: 'sender',
    to: 'receiver',
    topic: 'topic',
  };
  return {
    parameters: parametersOf(bundle),
    paths: pathsOf(bundle),
    valuesOf: (field) => {
      const column = columns[field];
      const seen = column === undefined ? [] : seenIn(store, column);
      return [...new Set([...(declared[field] ?? []), ...seen])];
    },
  };
}

const lookedAt = 2000;

/** Values of the latest rows. */
function seenIn(store: MessageStore, column: TextColumn): readonly string[] {
  const ids = new Set<number>();
  for (let row = store.next - 1; row >= Math.max(store.first, store.next - lookedAt); row--) {
    ids.add(store.columns[column][row % store.capacity] ?? 0);
  }
  return [...ids].map((id) => store.texts.text(id)).filter((text) => text !== '');
}

function parametersOf({ channels }: Bundle): Record<string, readonly string[]> {
  const values: Record<string, readonly string[]> = {};
  for (const { parameters } of Object.values(channels)) {
    for (const [name, schema] of Object.entries(parameters)) {
      const words = (schema as { readonly enum?: readonly unknown[] }).enum ?? [];
      const texts = words.filter((word) => typeof word === 'string');
      values[name] = [...new Set([...(values[name] ?? []), ...texts])];
    }
  }
  return values;
}

const maxDepth = 4;

/** Paths of the members that the messages' schemas name. */
function pathsOf({ messages }: Bundle): readonly string[] {
  const paths = new Set<string>();
  const visit = (schema: unknown, path: string, depth: number): void => {
    const properties = (schema as { readonly properties?: unknown } | null)?.properties;
    if (depth > maxDepth || typeof properties !== 'object' || properties === null) return;
    for (const [name, child] of Object.entries(properties)) {
      const own = `${path}${/^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`;
      paths.add(own);
      visit(child, own, depth + 1);
    }
  };
  for (const { schema } of Object.values(messages)) visit(schema, '$', 0);
  return [...paths];
}
