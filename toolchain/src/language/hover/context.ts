import type { Location } from '../../diagnostic.ts';
import type { Workspace } from '../../model/workspace.ts';
import { code, escapeText } from '../markdown.ts';

/** Where a place of the workspace is, for a link; undefined: there are no links. */
export type LinkTo = (location: Location) => string | undefined;

/** What words about contracts are made from. */
export interface HoverContext {
  readonly workspace: Workspace;
  readonly linkTo: LinkTo;
}

/** A name that leads to a place. */
export function linked({ linkTo }: HoverContext, name: string, location: Location | undefined): string {
  const target = location === undefined ? undefined : linkTo(location);
  return target === undefined
    ? code(name)
    : `[${escapeText(name)}](${target.replace(/[()\s<>]/g, encodeURIComponent)})`;
}

/** The first line: what it is called and what it is. */
export function heading(name: string, what: string): string {
  return `**${escapeText(name)}** ${what}`;
}
