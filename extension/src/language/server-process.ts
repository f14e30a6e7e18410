import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { nodeHost } from '@parley/language-server/node-host';
import type * as shared from '../web/server-worker.ts';
import { createProcessScope } from './process-scope.ts';

// The entry of the process that the client forks. Reading much at once must not keep memory for ever.
setFlagsFromString('--semi-space-growth-factor=1');
const { serve } = createRequire(import.meta.url)('../web/server.js') as typeof shared;
serve(createProcessScope(process), nodeHost);
