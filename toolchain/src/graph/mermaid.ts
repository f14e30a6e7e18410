import { severities } from '../diagnostic.ts';
import {
  type EdgeLook,
  type NodeLook,
  allProblems,
  edgeLookOf,
  nodeLookOf,
  nodeLooks,
  problemsWithin,
  worstOf,
} from './look.ts';
import { foldPatterns } from './fold-patterns.ts';
import type { FleetGraph, GraphEdge, GraphNode } from './model.ts';
import { light } from './palette.ts';
import type { PictureOptions } from './picture-options.ts';
import {
  edgeWords,
  formatProblem,
  listMessages,
  nameWords,
  nodeWords,
  notesOf,
  oneLine,
  onlyWords,
  summarize,
} from './words.ts';

/** Beyond this many edges Mermaid refuses to draw unless it is configured otherwise. */
export const mermaidEdgeLimit = 500;

const shapes: Readonly<Record<NodeLook, readonly [string, string]>> = {
  agent: ['["', '"]'],
  external: ['["', '"]'],
  channel: ['(["', '"])'],
  request: ['(["', '"])'],
  system: ['(["', '"])'],
  pattern: ['{{"', '"}}'],
  missing: ['["', '"]'],
};
const arrows: Readonly<Record<EdgeLook, string>> = {
  flow: '-->',
  request: '<-->',
  observes: '-.->',
  reply: '-.->',
  fallback: '-.->',
  backup: '-.->',
};
const dashed: ReadonlySet<NodeLook> = new Set<NodeLook>(['external', 'pattern', 'missing']);

/** A Mermaid flowchart, as GitHub and GitLab draw it. Findings stand in it as colours and comments. */
export function formatMermaid(whole: FleetGraph, options: PictureOptions): string {
  const graph = foldPatterns(whole);
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const idOf = (id: string): string => ids.get(id) ?? '';
  return [
    'flowchart LR',
    `  %% ${oneLine(graph.name)}: ${summarize(graph)}`,
    ...graph.nodes.map((node) => `  ${idOf(node.id)}${formatNode(node, options)}`),
    ...graph.edges.map((edge) => `  ${idOf(edge.from)} ${formatArrow(edge, options)} ${idOf(edge.to)}`),
    ...formatLegend(graph),
    ...classDefinitions(),
    ...nodeClasses(graph, idOf),
    ...edgeStyles(graph.edges),
    ...allProblems(graph).map((problem) => `  %% ${formatProblem(problem)}`),
    '',
  ].join('\n');
}

function formatNode(node: GraphNode, { messages }: PictureOptions): string {
  const [open, close] = shapes[nodeLookOf(node)];
  const lines = [nameWords(node), ...notesOf(node)];
  const listed = messages ? listMessages(node) : [];
  return `${open}${[...lines, ...listed].map(escapeLabel).join('<br>')}${close}`;
}

function formatArrow(edge: GraphEdge, { messages }: PictureOptions): string {
  const look = edgeLookOf(edge);
  const words = messages && edge.messages !== null ? onlyWords(edge.messages) : undefined;
  const label =
    words ?? (look === 'backup' || look === 'fallback' || look === 'reply' ? edgeWords[look] : '');
  return label === '' ? arrows[look] : `${arrows[look]}|"${escapeLabel(label)}"|`;
}

/** Mermaid reads markup, entities and lists in its labels: all but plain characters are written as codes. */
function escapeLabel(text: string): string {
  return text.replace(
    /[^\p{L}\p{M}\p{N} _\-/.,:⇄→]|^[-\d]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}

function formatLegend(graph: FleetGraph): readonly string[] {
  const found = allProblems(graph);
  const kinds = severities.filter((severity) => found.some((problem) => problem.severity === severity));
  const hasMissing = graph.nodes.some((node) => nodeLookOf(node) === 'missing');
  if (kinds.length === 0 && !hasMissing) return [];
  return [
    '  subgraph legend',
    ...kinds.map(
      (severity) =>
        `    legend_${severity}["has ${severity === 'info' ? 'notes' : `${severity}s`}"]:::${severity}`,
    ),
    ...(hasMissing ? [`    legend_missing["${nodeWords.missing}"]:::missing`] : []),
    '  end',
  ];
}

function classDefinitions(): readonly string[] {
  const looks = nodeLooks.map((look) => {
    const { fill, stroke, text } = light.nodes[look];
    const dash = dashed.has(look) ? ',stroke-dasharray:4 3' : '';
    return `  classDef ${look} fill:${fill},stroke:${stroke},color:${text}${dash}`;
  });
  const problems = severities.map((severity) => {
    const { fill, stroke } = light.problems[severity];
    return `  classDef ${severity} fill:${fill},stroke:${stroke},color:${light.text},stroke-width:3px`;
  });
  return [...looks, ...problems];
}

function nodeClasses(graph: FleetGraph, idOf: (id: string) => string): readonly string[] {
  const classes = [...nodeLooks, ...severities] as const;
  return classes.flatMap((name) => {
    const members = graph.nodes.filter(
      (node) => nodeLookOf(node) === name || worstOf(problemsWithin(node)) === name,
    );
    return members.length === 0 ? [] : [`  class ${members.map(({ id }) => idOf(id)).join(',')} ${name}`];
  });
}

function edgeStyles(edges: readonly GraphEdge[]): readonly string[] {
  return severities.flatMap((severity) => {
    const indices = edges.flatMap(({ problems }, index) => (worstOf(problems) === severity ? [index] : []));
    if (indices.length === 0) return [];
    return [`  linkStyle ${indices.join(',')} stroke:${light.problems[severity].stroke},stroke-width:3px`];
  });
}
