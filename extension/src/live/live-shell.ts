import type { Shell } from '../shell.ts';
import type { LiveFigures } from './figures.ts';
import type { Fleet } from './fleet.ts';
import type { Explorer } from './panel/explorer.ts';
import type { LiveSession } from './session.ts';

/** What every part gets that has to do with a broker. */
export interface LiveShell {
  readonly shell: Shell;
  readonly session: LiveSession;
  readonly figures: LiveFigures;
  readonly explorer: Explorer;
  readonly fleet: Fleet;
}
