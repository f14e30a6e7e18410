import type { RefusedFilter } from '@parley/explorer';
import type { Terminal } from '../terminal/terminal.ts';

/** What the contracts leave open is told before and while they are watched. */
export function noteErrors({ note, err }: Terminal): void {
  note(err.yellow('The contracts have errors (parley check): what they leave open is not judged.'));
}

/** Tells what is watched, and what the broker does not let anybody see. */
export function noteOpening({ note, err }: Terminal, label: string, refused: readonly RefusedFilter[]): void {
  note(err.dim(`Watching ${label}; Ctrl-C ends it.`));
  for (const { filter, reason } of refused)
    note(err.yellow(`The broker refuses ${filter}, its messages are not seen: ${reason}`));
}
