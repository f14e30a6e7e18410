import { severities } from '../diagnostic.ts';
import {
  type EdgeLook,
  type NodeLook,
  allProblems,
  edgeLookOf,
  nodeLookOf,
  problemsWithin,
  worstOf,
} from './look.ts';
import { foldPatterns } from './fold-patterns.ts';
import type { FleetGraph, GraphEdge, GraphNode } from './model.ts';
import { light } from './palette.ts';
import type { PictureOptions } from './picture-options.ts';
import {
  describeEdge,
  describeNode,
  edgeWords,
  listMessages,
  nameWords,
  nodeWords,
  notesOf,
  onlyWords,
  summarize,
} from './words.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

const nodeStyles: Readonly<Record<NodeLook, string>> = {
  agent: 'filled',
  external: 'filled,dashed',
  channel: 'filled,rounded',
  request: 'filled,rounded',
  system: 'filled,rounded',
  pattern: 'filled,rounded,dashed',
  missing: 'dashed',
};
const edgeStyles: Readonly<Record<EdgeLook, string>> = {
  flow: 'solid',
  request: 'solid',
  observes: 'dotted',
  reply: 'dashed',
  fallback: 'dashed',
  backup: 'dashed',
};

/** A digraph for Graphviz. Findings stand in it as colours and tooltips. */
export function formatDot(whole: FleetGraph, options: PictureOptions): string {
  const graph = foldPatterns(whole);
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  return [
    `digraph ${quote(graph.name)} {`,
    `  graph ${formatAttributes({ rankdir: 'LR', ranksep: '0.8', tooltip: summarize(graph) })};`,
    `  node ${formatAttributes({ shape: 'box', fontname: 'Courier', fontsize: '11' })};`,
    `  edge ${formatAttributes({ fontname: 'Helvetica', fontsize: '9' })};`,
    ...graph.nodes.map(
      (node) => `  ${ids.get(node.id) ?? ''} ${formatAttributes(nodeAttributes(node, options))};`,
    ),
    ...graph.edges.map((edge) => {
      const ends = `${ids.get(edge.from) ?? ''} -> ${ids.get(edge.to) ?? ''}`;
      return `  ${ends} ${formatAttributes(edgeAttributes(edge, names, options))};`;
    }),
    ...formatLegend(graph),
    '}',
    '',
  ].join('\n');
}

function nodeAttributes(node: GraphNode, { messages }: PictureOptions): Attributes {
  const look = nodeLookOf(node);
  const problems = problemsWithin(node);
  const worst = worstOf(problems);
  const paint = light.nodes[look];
  const listed = messages ? listMessages(node) : [];
  return {
    label: [nameWords(node), ...notesOf(node), ...listed].join('\n'),
    style: nodeStyles[look],
    fillcolor: worst === undefined ? paint.fill : light.problems[worst].fill,
    color: worst === undefined ? paint.stroke : light.problems[worst].stroke,
    fontcolor: paint.text,
    penwidth: worst === undefined ? undefined : '2.5',
    tooltip: describeNode(node, problems).join('\n'),
  };
}

function edgeAttributes(
  edge: GraphEdge,
  names: ReadonlyMap<string, string>,
  { messages }: PictureOptions,
): Attributes {
  const look = edgeLookOf(edge);
  const worst = worstOf(edge.problems);
  const only = messages && edge.messages !== null ? onlyWords(edge.messages) : undefined;
  const word = look === 'backup' || look === 'fallback' || look === 'reply' ? edgeWords[look] : undefined;
  return {
    label: only ?? word,
    style: edgeStyles[look],
    dir: look === 'request' ? 'both' : undefined,
    color: worst === undefined ? light.edges[look] : light.problems[worst].stroke,
    penwidth: worst === undefined ? undefined : '2.5',
    // Who backs up whom must not decide where agents stand in the flow of messages.
    constraint: look === 'backup' ? 'false' : undefined,
    tooltip: describeEdge(edge, names).join('\n'),
  };
}

function formatLegend(graph: FleetGraph): readonly string[] {
  const found = allProblems(graph);
  const entries = severities
    .filter((severity) => found.some((problem) => problem.severity === severity))
    .map((severity) => {
      const { fill, stroke } = light.problems[severity];
      const label = `has ${severity === 'info' ? 'notes' : `${severity}s`}`;
      return `    legend_${severity} ${formatAttributes({ label, style: 'filled', fillcolor: fill, color: stroke, penwidth: '2.5' })};`;
    });
  const missing = light.nodes.missing;
  const ghosts = graph.nodes.some((node) => nodeLookOf(node) === 'missing')
    ? [
        `    legend_missing ${formatAttributes({ label: nodeWords.missing, style: 'dashed', color: missing.stroke, fontcolor: missing.text })};`,
      ]
    : [];
  if (entries.length + ghosts.length === 0) return [];
  return ['  subgraph cluster_legend {', '    label="legend";', ...entries, ...ghosts, '  }'];
}

function formatAttributes(attributes: Attributes): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${quote(value)}`],
  );
  return `[${pairs.join(', ')}]`;
}

/** Backslashes would begin escapes of Graphviz (`\N` is the node's name), and `&` an entity. */
function quote(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escaped.replaceAll('\n', '\\n')}"`;
}
