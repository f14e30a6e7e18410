import { serve } from '@parley/language-server/browser';

// In a worker of a browser it serves at once. The package has the server once: on a desktop a process loads this file, too,
// and says over what and with which files it serves; see language/server-process.ts.
if ('WorkerGlobalScope' in globalThis) serve(globalThis);

export { serve };
