/** How often each receive began with a message. */
export type Attempts = Readonly<Record<string, number>>;

/** What an earlier life parked and did not settle. */
export interface Unparked {
  readonly recordId: number;
  readonly attempts: Attempts;
  /** By receive, when the next attempt may begin. Monotonic. */
  readonly notBeforeMs: Readonly<Record<string, number>>;
}
