import * as dagre from '@dagrejs/dagre';
import type { Point } from './geometry.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the picture uses of the library's graphs: its own declarations do not resolve in ES modules. */
export interface DagreGraph {
  setGraph(options: DagreOptions): void;
  setNode(id: string, size: Size): void;
  setEdge(from: string, to: string, options: DagreEdge, name: string): void;
  node(id: string): Point;
  edge(from: string, to: string, name: string): { readonly points: readonly Point[] } & Partial<Point>;
}

interface DagreOptions {
  readonly rankdir: 'LR' | 'TB';
  readonly nodesep: number;
  readonly edgesep: number;
  readonly ranksep: number;
  readonly ranker: 'network-simplex' | 'longest-path';
}

interface DagreEdge extends Size {
  readonly labelpos: 'c';
  readonly weight: number;
}

interface Dagre {
  readonly Graph: new (options: { readonly multigraph: boolean }) => DagreGraph;
  /** Writes the places into the graph. */
  readonly layout: (graph: DagreGraph) => void;
}

export const { Graph, layout } = dagre as unknown as Dagre;
