import { createRequire } from 'node:module';
import type * as shared from '../web/server-worker.ts';

type Shared = typeof shared;

let loaded: Shared | undefined;

// Stands in the worker for checks and the language service: the package has them once, in the server, read when they are needed.
function load(): Shared {
  loaded ??= createRequire(import.meta.url)('../web/server.js') as Shared;
  return loaded;
}

export const additionEdit: Shared['additionEdit'] = (...args) => load().additionEdit(...args);
export const applyEdit: Shared['applyEdit'] = (...args) => load().applyEdit(...args);
export const diffHunks: Shared['diffHunks'] = (...args) => load().diffHunks(...args);
export const checkWorkspace: Shared['checkWorkspace'] = (...args) => load().checkWorkspace(...args);
export const createWorkspace: Shared['createWorkspace'] = (...args) => load().createWorkspace(...args);
