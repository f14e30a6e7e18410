/** What `parley explain RULE` and the guide's page of a rule say. */
export interface Explanation {
  /** The id of the rule. */
  readonly rule: string;
  /** What goes wrong at run time, or for the reader, when the finding is left alone. Markdown. */
  readonly why: string;
  /** How to mend it. Markdown. */
  readonly fix: string;
  /** The keys that the rule looks at, as `channel.durable`, `agent.receives.retry`, `config.check`, `schema.pattern`. */
  readonly keys: readonly string[];
  /**
   * Files in which the rule finds just what stands between `⟪` and `⟫`; they take the place of, or come to, those of
   * the example workspace. Absent only where the mistake is none that a text can show.
   */
  readonly bad?: ExampleFiles;
  /** The same, mended: a check of level STANDARD finds nothing at all. */
  readonly good?: ExampleFiles;
}

/** Texts by path. */
export type ExampleFiles = Readonly<Record<string, string>>;
