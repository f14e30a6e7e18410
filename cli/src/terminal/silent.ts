import { Writable } from 'node:stream';
import { createTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** A terminal that nobody reads. */
export function createSilentTerminal(): Terminal {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  return createTerminal(nowhere, nowhere, {});
}
