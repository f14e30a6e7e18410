import type { Changed, Figures } from '@parley/explorer';

/** All that `parley stats` tells at a moment. */
export interface Snapshot {
  readonly atMs: number;
  /** How long it has been watched. */
  readonly forMs: number;
  readonly broker: string;
  readonly query: string;
  readonly state: Changed;
  readonly figures: Figures;
}
