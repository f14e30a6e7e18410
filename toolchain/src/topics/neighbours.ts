import { channelsByName } from '../model/link-tables.ts';
import { derivedTable } from '../model/row-table.ts';
import type { Workspace } from '../model/workspace.ts';
import { placeholderOf } from './address.ts';

/**
 * For each channel the names of those whose addresses have as many levels and the same fixed ones, itself among them, in the order
 * of the files: only these can share a topic with it. Channels that stand alone are left out.
 */
export function neighbours(workspace: Workspace): ReadonlyMap<string, readonly string[]> {
  const addressed = Array.from(workspace.table(addresses), ([name, address]): Addressed => {
    return { name, levels: address.split('/').map(keyOf) };
  });
  const root = createNode();
  for (const [index, { levels }] of addressed.entries()) insert(root, levels, index);
  return new Map(
    addressed.flatMap(({ name, levels }): [string, string[]][] => {
      const found = find(root, levels);
      if (found.length < 2) return [];
      const names = found
        .sort((left, right) => left - right)
        .flatMap((index) => addressed[index]?.name ?? []);
      return [[name, names]];
    }),
  );
}

/** Apart from all else that channels say: nearly no edit changes an address. */
const addresses = derivedTable<string>({
  namesIn: channelsByName.namesIn,
  rowOf: (name, workspace) => workspace.table(channelsByName).get(name)?.resolved.address ?? undefined,
});

interface Addressed {
  readonly name: string;
  readonly levels: readonly string[];
}

/** Addresses by level. */
interface Node {
  readonly children: Map<string, Node>;
  readonly indices: number[];
}

const anyText = '{}';

function keyOf(level: string): string {
  return placeholderOf(level) === undefined ? level : anyText;
}

function createNode(): Node {
  return { children: new Map(), indices: [] };
}

function insert(root: Node, levels: readonly string[], index: number): void {
  let node = root;
  for (const level of levels) {
    const child = node.children.get(level) ?? createNode();
    node.children.set(level, child);
    node = child;
  }
  node.indices.push(index);
}

function find(root: Node, levels: readonly string[]): number[] {
  let nodes: readonly Node[] = [root];
  for (const level of levels) {
    nodes = nodes.flatMap(({ children }) => {
      if (level === anyText) return [...children.values()];
      return [children.get(level), children.get(anyText)].filter((child) => child !== undefined);
    });
  }
  return nodes.flatMap(({ indices }) => indices);
}
