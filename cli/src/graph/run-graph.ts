import { writeFile } from 'node:fs/promises';
import {
  type FleetGraph,
  createGraph,
  foldPatterns,
  focusGraph,
  focusNames,
  formatDot,
  formatMermaid,
  formatSvg,
  mermaidEdgeLimit,
} from '@parley/toolchain/graph';
import type { PictureOptions } from '@parley/toolchain/graph';
import { nearestOf } from '@parley/toolchain/nearest';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { escapeJson } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { type GraphFormat, formatOfFile } from './formats.ts';

export interface GraphOptions {
  readonly format?: GraphFormat;
  readonly output?: string;
  readonly focus?: string;
  readonly depth: number;
  readonly messages?: true;
  readonly problems?: boolean;
}

const printers: Readonly<Record<GraphFormat, (graph: FleetGraph, options: PictureOptions) => string>> = {
  mermaid: formatMermaid,
  dot: formatDot,
  svg: formatSvg,
  json: (graph) => `${escapeJson(JSON.stringify(graph, undefined, 2))}\n`,
};

/** Prints or writes the picture of a workspace. Findings are part of it, no reason to fail. */
export async function runGraph(terminal: Terminal, folder: string, options: GraphOptions): Promise<number> {
  const format = chooseFormat(options);
  const { workspace, findings } = await openWorkspace(folder);
  const whole = createGraph(workspace, options.problems === false ? [] : findings);
  const graph = focus(whole, options);
  const text = printers[format](graph, { messages: options.messages === true });
  if (options.output === undefined) terminal.print(text.trimEnd());
  else await writePicture(options.output, text);
  if (options.output !== undefined) terminal.note(`${terminal.err.green('wrote')}  ${options.output}`);
  const lines = foldPatterns(graph).edges.length;
  if (format === 'mermaid' && lines > mermaidEdgeLimit) {
    const advice = `Mermaid draws ${mermaidEdgeLimit} lines unless its maxEdges says otherwise; these are ${lines}. --focus draws a part, --format svg all.`;
    terminal.note(terminal.err.dim(advice));
  }
  return exitCodes.clean;
}

function chooseFormat({ format, output }: GraphOptions): GraphFormat {
  if (format !== undefined) return format;
  if (output === undefined) return 'mermaid';
  const told = formatOfFile(output);
  if (told !== undefined) return told;
  throw new Failure(`the name of ${output} tells no format`, {
    hint: 'Name it .svg, .dot, .mmd or .json, or say --format.',
  });
}

function focus(graph: FleetGraph, { focus: name, depth }: GraphOptions): FleetGraph {
  if (name === undefined) return graph;
  const part = focusGraph(graph, name, depth);
  if (part !== undefined) return part;
  const meant = nearestOf(name, focusNames(graph));
  throw new Failure(`no agent, channel or message is called ${name}`, {
    hint: meant === undefined ? undefined : `Did you mean ${meant}?`,
  });
}

async function writePicture(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(`${path} cannot be written: ${reason}`, { cause });
  }
}
