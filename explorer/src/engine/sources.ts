import {
  type DataProblem,
  type Location,
  type Place,
  type Workspace,
  judgeData,
  locationOf,
} from '@parley/toolchain';
import type { SchemaExcerpt, SourcePlace } from './protocol.ts';

/** Where the contracts are written: what leads from a message to a line. */
export interface Sources {
  judgeData(type: string, data: unknown): readonly DataProblem[];
  message(type: string): SourcePlace | undefined;
  channel(name: string): SourcePlace | undefined;
  agent(name: string): SourcePlace | undefined;
  /** Some lines of a file, around a line when there is one. */
  excerpt(file: string, line?: number): SchemaExcerpt | undefined;
}

/** Lines before and after the one that is meant. */
const around = 6;
const beginning = 40;

export function createSources(workspace: Workspace): Sources {
  const { messages, channels, agents, documents } = workspace;
  return {
    judgeData: (type, data) => judgeData(workspace, type, data) ?? [],
    message: (type) => {
      const found = messages.find((message) => message.type === type);
      return found && { file: found.document.path, line: 1, column: 1 };
    },
    channel: (name) => placeOf(channels.find((channel) => channel.name === name)?.place),
    agent: (name) => placeOf(agents.find((agent) => agent.name === name)?.place),
    excerpt: (file, line) => {
      const found = documents.find(({ document }) => document.path === file);
      if (found === undefined) return undefined;
      const lines = found.document.text.split(/\r?\n/);
      const from = line === undefined ? 0 : Math.max(0, line - 1 - around);
      const to = line === undefined ? beginning : line + around;
      return { file, line: from + 1, lines: lines.slice(from, to), failing: line };
    },
  };
}

function placeOf(place: Place | undefined): SourcePlace | undefined {
  return place && toSourcePlace(locationOf(place, 'key'));
}

/** People count from 1. */
export function toSourcePlace({ file, range: { start } }: Location): SourcePlace {
  return { file, line: start.line + 1, column: start.column + 1 };
}
