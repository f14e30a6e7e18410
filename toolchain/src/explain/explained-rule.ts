/** What the check knows of a rule, for whoever shows its explanation. */
export interface ExplainedRule {
  readonly id: string;
  readonly severity: string;
  /** MINIMAL, STANDARD or STRICT. */
  readonly level: string;
  readonly summary: string;
  readonly silence: Silence;
}

/** How a finding can be left out: by comments and the configuration, by the configuration alone, or in no way. */
export type Silence = 'anywhere' | 'configuration' | 'never';
