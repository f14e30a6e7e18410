import type { Diagnostic } from '../diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';

/** What a tool looks at. */
export interface ToolScene {
  readonly workspace: Workspace;
  readonly findings: readonly Diagnostic[];
}

export interface ToolAnswer {
  readonly text: string;
  /** What was asked for is not there. */
  readonly isError: boolean;
}

/** Something a chat assistant can ask about contracts. It reads, and changes nothing. */
export interface ContractTool {
  /** Words of a verb and a noun: `check_contracts`. */
  readonly name: string;
  readonly title: string;
  /** For the assistant: what it gets, and when to ask. */
  readonly description: string;
  /** A JSON Schema of an object. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly run: (scene: ToolScene, input: unknown) => ToolAnswer;
}

/** An answer as JSON, which assistants read best. */
export function answered(value: unknown): ToolAnswer {
  return { text: typeof value === 'string' ? value : JSON.stringify(value, undefined, 2), isError: false };
}

export function refused(text: string): ToolAnswer {
  return { text, isError: true };
}

/** A text of the input; an assistant may send anything. */
export function textOf(input: unknown, key: string): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const found = (input as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'string' ? found : undefined;
}
