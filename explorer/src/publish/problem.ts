/** One thing in which a draft breaks its contract. */
export interface DraftProblem {
  /** `/data/risk`, `/parameters/region`. */
  readonly pointer: string;
  /** What is expected there: `a number <= 1`. */
  readonly message: string;
  readonly keyword: string;
}

/** What a problem is called when a person confirms that he wants it. */
export function nameProblem({ pointer, message }: DraftProblem): string {
  return `${pointer}: ${message}`;
}
