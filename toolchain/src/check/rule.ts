import type { Severity } from '../diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Part } from '../source/document.ts';

/** What a rule is called and promises; `parley rules` lists these. */
export interface RuleInfo {
  /** Stable, UPPER_SNAKE, subject first. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what a finding of it says. */
  readonly summary: string;
}

export interface Rule extends RuleInfo {
  /** True for rules that say that something is nowhere: they hold their tongue while a file cannot be read. */
  readonly aboutAbsence?: boolean;
  readonly check: (workspace: Workspace, report: Report) => void;
}

export type Report = (finding: Finding) => void;

/** One finding before it has a file and a range. */
export interface Finding {
  readonly place: Place;
  /** Default: the value. */
  readonly part?: Part;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[];
}

interface RelatedPlace {
  readonly place: Place;
  readonly part?: Part;
  readonly message: string;
}
