import { readWorkspace } from '@parley/toolchain/node';
import { createMcpAnswer } from './answer.ts';
import { type McpStreams, serveLines } from './lines.ts';

/** Serves a chat assistant until its stream ends. The workspace is the one that holds `folder`. */
export function serveMcp(folder: string, streams: McpStreams): Promise<void> {
  return serveLines(
    createMcpAnswer(() => readWorkspace(folder)),
    streams,
  );
}
