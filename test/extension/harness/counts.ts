/** What tests came to. */
export interface Counts {
  readonly passes: number;
  readonly pending: number;
  readonly failures: number;
}

export function addCounts(left: Counts, right: Counts): Counts {
  return {
    passes: left.passes + right.passes,
    pending: left.pending + right.pending,
    failures: left.failures + right.failures,
  };
}

/** The summary as mocha prints it, which CI reads; the exit code. */
export function reportCounts({ passes, pending, failures }: Counts): number {
  console.log(`\n  ${passes} passing`);
  if (pending > 0) console.log(`  ${pending} pending`);
  if (failures > 0) console.log(`  ${failures} failing`);
  return failures > 0 ? 1 : 0;
}
