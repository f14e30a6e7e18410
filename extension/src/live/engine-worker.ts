import { parentPort } from 'node:worker_threads';
import { serveLive } from '@parley/explorer/live-worker';

// The entry of the worker that the session starts.
if (parentPort !== null) serveLive(parentPort);
