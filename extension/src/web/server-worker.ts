import { serve } from '@parley/language-server/browser';

// The entry of the worker that the client starts.
serve(globalThis);
