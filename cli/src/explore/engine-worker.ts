import { parentPort } from 'node:worker_threads';
import { serveLive } from '@parley/explorer/live-worker';

// The entry of the worker in which `parley explore` captures and searches.
if (parentPort !== null) serveLive(parentPort);
