import { createRequire } from 'node:module';
import { serveLines } from '@parley/language-server/mcp-lines';
import { readWorkspace } from '@parley/toolchain/node';
import type * as shared from '../web/server-worker.ts';

// The entry of the process that a chat assistant starts; its argument is the folder.
const { createMcpAnswer } = createRequire(import.meta.url)('../web/server.js') as typeof shared;
const folder = process.argv[2] ?? '.';
await serveLines(
  createMcpAnswer(() => readWorkspace(folder)),
  { input: process.stdin, output: process.stdout },
);
