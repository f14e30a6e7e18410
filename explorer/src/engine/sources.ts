import {
  type DataProblem,
  type Location,
  type Place,
  type Workspace,
  judgeData,
  locationOf,
} from '@parley/toolchain';
import type { SourceSpan } from './problems/protocol.ts';
import type { SchemaExcerpt } from './protocol.ts';
import type { SourcePlace } from './source-place.ts';

/** Where the contracts are written: what leads from a message to a line. */
export interface Sources {
  judgeData(type: string, data: unknown): readonly DataProblem[];
  message(type: string): SourcePlace | undefined;
  channel(name: string): SourcePlace | undefined;
  agent(name: string): SourcePlace | undefined;
  /** The name of a channel where it is declared. */
  channelSpan(name: string): SourceSpan | undefined;
  /** The beginning of a message's schema. */
  messageSpan(type: string): SourceSpan | undefined;
  /** A keyword of a schema with its value, as far as that stands on the same line. */
  keywordSpan(problem: DataProblem): SourceSpan | undefined;
  /** The text of a file of the contracts. */
  text(file: string): string | undefined;
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
    ...spansIn(workspace),
    text: (file) => documents.find(({ document }) => document.path === file)?.document.text,
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

function spansIn({
  messages,
  channels,
  documents,
}: Workspace): Pick<Sources, 'channelSpan' | 'messageSpan' | 'keywordSpan'> {
  return {
    channelSpan: (name) => {
      const place = channels.find((channel) => channel.name === name)?.place;
      return place && toSpan(locationOf(place, 'key'));
    },
    messageSpan: (type) => {
      const found = messages.find((message) => message.type === type)?.document;
      if (found === undefined) return undefined;
      const end = found.text.split(/\r?\n/, 1)[0]?.length ?? 0;
      return { file: found.path, line: 1, column: 1, endLine: 1, endColumn: end + 1 };
    },
    keywordSpan: ({ location, schemaPath }) => {
      const document = documents.find(({ document }) => document.path === location?.file)?.document;
      if (document === undefined || location === undefined) return undefined;
      const pointer = schemaPath.slice(schemaPath.indexOf('#') + 1);
      const key = locationOf({ document, pointer }, 'key').range;
      const { end } = location.range.end.line === key.start.line ? location.range : key;
      return toSpan({ file: document.path, range: { start: key.start, end } });
    },
  };
}

function toSpan(location: Location): SourceSpan {
  const { line, column } = location.range.end;
  return { ...toSourcePlace(location), endLine: line + 1, endColumn: column + 1 };
}

function placeOf(place: Place | undefined): SourcePlace | undefined {
  return place && toSourcePlace(locationOf(place, 'key'));
}

/** People count from 1. */
export function toSourcePlace({ file, range: { start } }: Location): SourcePlace {
  return { file, line: start.line + 1, column: start.column + 1 };
}
