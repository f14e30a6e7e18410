import type { Diagnostic } from '../../diagnostic.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { RuleInfo } from '../rule.ts';
import type { Selection } from '../selection.ts';

/** A finding that somebody has answered for. */
export interface SuppressedFinding {
  readonly finding: Diagnostic;
  /** A comment beside it, `ignore` and `ignoreOnly` of the configuration, or the baseline. */
  readonly by: 'comment' | 'configuration' | 'baseline';
  /** What the comment says. */
  readonly reason?: string;
}

/** What the rules came to. */
export interface Found {
  readonly workspace: Workspace;
  readonly selection: Selection;
  /** What the rules found, and reading before them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every rule by its id. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  /** Whether a rule has looked at all there is: only then is a suppression that hides nothing of no use. */
  readonly ran: (rule: RuleInfo) => boolean;
}

/** One step of the stage: what is left, and what is not. */
export interface Step {
  readonly left: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedFinding[];
}
