import type { KnownContracts } from '@parley/language-server/contracts';
import { type TreeView, window, workspace } from 'vscode';
import { registerCommand } from '../commands/index.ts';
import type { Shell } from '../shell.ts';
import { agentNodes } from './agent-nodes.ts';
import { channelNodes } from './channel-nodes.ts';
import { DeclaredContracts } from './known-contracts.ts';
import type { FiguresSource, TreeFigures } from './live-figures.ts';
import { messageNodes } from './message-nodes.ts';
import { openDeclaration } from './open-declaration.ts';
import { type Node, NodeTree } from './tree.ts';

type MakeNodes = (contracts: KnownContracts, figures: TreeFigures | undefined) => readonly Node[];

/** Every tree: an entry here, and a view in package.json. */
const kinds: readonly (readonly [view: string, make: MakeNodes])[] = [
  ['parley.agents', agentNodes],
  ['parley.channels', channelNodes],
  ['parley.types', messageNodes],
];

/** The agents, channels and messages beside the editor, by the names of their views; with figures where a broker can be watched. */
export function registerTrees(shell: Shell, figures?: FiguresSource): ReadonlyMap<string, TreeView<Node>> {
  const trees = kinds.map(([view, make]) => {
    const tree = new NodeTree();
    return { name: view, make, tree, view: window.createTreeView(view, { treeDataProvider: tree }) };
  });
  const isSeen = (): boolean => trees.some(({ view }) => view.visible);
  const declared = new DeclaredContracts(shell, isSeen);
  const draw = (): void => {
    for (const { make, tree } of trees) tree.roots = rootsOf(declared.all, make, figures?.current);
  };
  for (const { tree, view } of trees) shell.context.subscriptions.push(tree, ...followView(view, declared));
  shell.context.subscriptions.push(declared, declared.onChange(draw));
  if (figures !== undefined) shell.context.subscriptions.push(figures.onChange(draw));
  registerCommand(shell, openDeclaration);
  return new Map(trees.map(({ name, view }) => [name, view]));
}

function followView(view: TreeView<Node>, declared: DeclaredContracts): readonly { dispose(): unknown }[] {
  return [
    view,
    view.onDidChangeVisibility(() => {
      declared.look();
    }),
  ];
}

/** Several workspaces in one window have a line each. */
function rootsOf(
  all: readonly KnownContracts[],
  make: MakeNodes,
  figures: TreeFigures | undefined,
): readonly Node[] {
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return make(only, figures);
  return all.map((contracts) => ({
    id: contracts.root,
    label: workspace.asRelativePath(contracts.root),
    icon: 'folder',
    isOpen: true,
    children: make(contracts, figures),
  }));
}
