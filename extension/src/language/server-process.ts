import { serve } from '@parley/language-server/node';

// The entry of the process that the client forks.
serve('ipc');
