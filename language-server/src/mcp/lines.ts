import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type AnswerMessage, failed } from './rpc.ts';

export interface McpStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Answers messages, one JSON text a line, until the input ends. */
export async function serveLines(answer: AnswerMessage, { input, output }: McpStreams): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const message = parse(line);
    const answered = message === undefined ? failed(null, -32700, 'that is no JSON') : await answer(message);
    if (answered !== undefined) output.write(`${JSON.stringify(answered)}\n`);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
