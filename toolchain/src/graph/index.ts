export { createGraph } from './create-graph.ts';
export { formatDot } from './dot.ts';
export { focusGraph, focusNames } from './focus.ts';
export { foldPatterns } from './fold-patterns.ts';
export { formatMermaid, mermaidEdgeLimit } from './mermaid.ts';
export type { FleetGraph } from './model.ts';
export type { PictureOptions } from './picture-options.ts';
export { formatSvg } from './svg/format-svg.ts';
