import {
  type Command,
  EventEmitter,
  type MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type { KnownContracts } from '@parley/language-server/contracts';

type KnownPlace = KnownContracts['agents'][number]['place'];

/** One line of a tree, and those below it. */
export interface Node {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly tooltip?: string | MarkdownString | undefined;
  readonly icon: string;
  /** A colour of the theme. */
  readonly color?: string | undefined;
  /** What the commands of its menu are about. */
  readonly symbol?: { readonly kind: string; readonly name: string };
  readonly place?: KnownPlace | undefined;
  readonly context?: string;
  readonly isOpen?: boolean;
  readonly children?: readonly Node[];
}

/** A tree that is drawn anew from what there is now; lines that look the same stay as they are. */
export class NodeTree implements TreeDataProvider<Node> {
  readonly #changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  #roots: readonly Node[] = [];
  #last = '';

  set roots(roots: readonly Node[]) {
    const text = JSON.stringify(roots);
    if (text === this.#last) return;
    this.#last = text;
    this.#roots = roots;
    this.#changes.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    return [...(node === undefined ? this.#roots : (node.children ?? []))];
  }

  getTreeItem(node: Node): TreeItem {
    const { children = [], isOpen = false } = node;
    const closed = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    const item = new TreeItem(node.label, children.length > 0 ? closed : TreeItemCollapsibleState.None);
    item.id = node.id;
    item.iconPath = new ThemeIcon(
      node.icon,
      node.color === undefined ? undefined : new ThemeColor(node.color),
    );
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = node.tooltip;
    if (node.context !== undefined) item.contextValue = node.context;
    if (node.place !== undefined) item.command = openCommand(node.place);
    return item;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

function openCommand(place: KnownPlace): Command {
  return { command: 'parley.openDeclaration', title: 'Open the Declaration', arguments: [place] };
}
