import type { Severity } from '../diagnostic.ts';
import type { AgentDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import type { Place } from '../model/place.ts';
import type { MessageDeclaration, Workspace, WorkspaceDocument } from '../model/workspace.ts';
import type { Part } from '../source/document.ts';
import type { SchemaPlace, SchemaRoot } from './schema/schema-places.ts';

/** MINIMAL: it cannot work. STANDARD: it is hardly meant. STRICT: a matter of taste, only on demand. */
export const levels = ['MINIMAL', 'STANDARD', 'STRICT'] as const;
export type Level = (typeof levels)[number];

/** What a rule is called and promises; `parley rules` lists these. */
export interface RuleInfo {
  /** Stable, UPPER_SNAKE, subject first; never renamed or used again. */
  readonly id: string;
  readonly severity: Severity;
  /** Default: MINIMAL for errors, else STANDARD. */
  readonly level?: Level;
  /** One sentence: what a finding of it says. */
  readonly summary: string;
}

/** What a rule looks at, one at a time; nothing else than its subject and what it looks up makes it run again. */
interface Subjects {
  /** A file of the workspace's own. */
  readonly file: WorkspaceDocument;
  /** A message file or a channel parameter of the workspace's own. */
  readonly schemaRoot: SchemaRoot;
  /** A schema object of the workspace's own, the ones inside others too. */
  readonly schema: SchemaPlace;
  readonly message: MessageDeclaration;
  readonly channel: ChannelDeclaration;
  readonly agent: AgentDeclaration;
  /** The workspace as a whole: for what is no property of one part of it. */
  readonly workspace: Workspace;
}

export type Subject = keyof Subjects;

export interface RuleFor<S extends Subject> extends RuleInfo {
  readonly each: S;
  /** True for rules that say that something is nowhere: they hold their tongue while a file cannot be read. */
  readonly aboutAbsence?: boolean;
  /** The workspace is there to look other things up: `linksOf`, `rolesOf`, `workspace.schemas`. */
  readonly check: (subject: Subjects[S], report: Report, workspace: Workspace) => void;
}

export type Rule = { readonly [S in Subject]: RuleFor<S> }[Subject];

export type Report = (finding: Finding) => void;

/** One finding before it has a file and a range. */
export interface Finding {
  readonly place: Place;
  /** Default: the value. */
  readonly part?: Part;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
}

interface RelatedPlace {
  readonly place: Place;
  readonly part?: Part;
  readonly message: string;
}

/** The group that switches a rule on. */
export function levelOf({ level, severity }: RuleInfo): Level {
  return level ?? (severity === 'error' ? 'MINIMAL' : 'STANDARD');
}
