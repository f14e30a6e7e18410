import { serve } from '@parley/language-server/browser';
import { createMcpAnswer } from '@parley/language-server/mcp-answer';

// In a worker of a browser it serves at once. The package has the server once: on a desktop processes load this file, too,
// and say over what and with which files it serves; see language/server-process.ts and assistant/mcp-process.ts.
if ('WorkerGlobalScope' in globalThis) serve(globalThis);

export { createMcpAnswer, serve };
export { checkWorkspace, createWorkspace } from '@parley/toolchain';
export { additionEdit, applyEdit, diffHunks } from '@parley/toolchain/language';
