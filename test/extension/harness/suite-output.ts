import type { Counts } from './counts.ts';

const mark = 'parley-suite|';

/** Sorts what a window logs into what its tests print, what they came to, and all the rest. */
export class SuiteOutput {
  readonly #rest: string[] = [];
  #counts: Counts | undefined;

  readonly read = (line: string): void => {
    if (!line.startsWith(mark)) this.#rest.push(line);
    else if (line.startsWith(`${mark}{`)) this.#counts = JSON.parse(line.slice(mark.length)) as Counts;
    else console.log(line.slice(mark.length));
  };

  /** A window that ended otherwise than its tests is a failure of its own. */
  counts(exitCode: number): Counts {
    if (this.#counts === undefined) {
      console.log(`the window ended with code ${exitCode} before its tests did\n${this.log()}`);
      return { passes: 0, pending: 0, failures: 1 };
    }
    const { passes, pending, failures } = this.#counts;
    const isSilent = exitCode !== 0 && failures === 0;
    if (isSilent) console.log(`the window ended with code ${exitCode}\n${this.log()}`);
    return { passes, pending, failures: isSilent ? 1 : failures };
  }

  /** Whether the tests are over. */
  get isOver(): boolean {
    return this.#counts !== undefined;
  }

  /** What the window logged besides. */
  log(): string {
    return this.#rest.join('\n');
  }
}
