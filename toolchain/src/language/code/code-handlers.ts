import type { Location, Range } from '../../diagnostic.ts';
import type { AgentDeclaration } from '../../model/agent.ts';
import type { Workspace } from '../../model/workspace.ts';
import { createLineIndex } from '../../source/lines.ts';
import { cursorAt } from '../cursor.ts';
import { runFilesIn } from '../run-files.ts';
import type { Snapshot } from '../snapshot.ts';
import { targetAt } from '../target.ts';
import { type CodeFile, codeUsesIn } from './code-uses.ts';

/** A channel or an entry of `receives`, with the handlers in programs. */
export interface HandledPlace {
  readonly range: Range;
  readonly channel: string;
  /** At least one. */
  readonly handlers: readonly Location[];
}

/** What a channel file or an agent file declares that programs handle; while it does not parse, as before. */
export function handledPlaces(
  snapshot: Snapshot,
  path: string,
  files: readonly CodeFile[],
): readonly HandledPlace[] {
  const document = snapshot.steadyDocument(path)?.document;
  if (document === undefined) return [];
  const workspace = snapshot.steady;
  const isHere = ({ place }: { readonly place: { readonly document: unknown } }): boolean =>
    place.document === document;
  const declared = workspace.channels.filter(isHere);
  const agents = workspace.agents.filter(isHere);
  const names = [
    declared.map(({ name }) => name),
    agents.flatMap(({ receives }) => receives.map(({ key }) => key)),
  ];
  const all = handlersIn(files, new Set(names.flat()));
  const channels = declared.map(({ name, place }) => ({
    range: targetAt(place).range,
    channel: name,
    handlers: all.get(name) ?? [],
  }));
  const received = agents.flatMap((agent) => {
    const programs = new Set(programsOf(workspace, agent, files).map(({ path: program }) => program));
    return agent.receives.map(({ key, place }) => ({
      range: targetAt(place).range,
      channel: key,
      handlers: (all.get(key) ?? []).filter(({ file }) => programs.has(file)),
    }));
  });
  return [...channels, ...received]
    .filter(({ handlers }) => handlers.length > 0)
    .map((place) => ({ ...place, range: snapshot.toPresent(path, place.range) }));
}

/** From a channel, or from an entry of `receives`, to the handlers in programs. */
export function handlersAt(
  snapshot: Snapshot,
  path: string,
  { offset, files }: { readonly offset: number; readonly files: readonly CodeFile[] },
): readonly Location[] {
  const entry = snapshot.document(path);
  const [list, name = ''] = entry === undefined ? [] : cursorAt(entry.document, offset).keys;
  const wanted = list === 'channels' || list === 'receives' ? name : undefined;
  return handledPlaces(snapshot, path, files).find(({ channel }) => channel === wanted)?.handlers ?? [];
}

/** By name of the channel; every program is read once. */
function handlersIn(
  files: readonly CodeFile[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly Location[]> {
  const found = new Map<string, Location[]>();
  for (const { path, text } of files) {
    // Most programs have none of the names.
    if (![...names].some((name) => text.includes(name))) continue;
    const lines = createLineIndex(text);
    for (const { name, role, start, end } of codeUsesIn(text)) {
      if (role !== 'handles' || !names.has(name)) continue;
      const list = found.get(name) ?? [];
      found.set(name, list);
      list.push({ file: path, range: lines.rangeOf(start, end) });
    }
  }
  return found;
}

/** The programs that are an agent: those that the configuration runs, else those that name its declaration, else all. */
function programsOf(
  workspace: Workspace,
  { name }: AgentDeclaration,
  files: readonly CodeFile[],
): readonly CodeFile[] {
  const config = workspace.documents.find(({ kind, imported }) => kind === 'config' && !imported);
  const runs = config === undefined ? [] : runFilesIn(workspace, config);
  const run = new Set(runs.filter(({ agent }) => agent === name).map(({ file }) => file));
  const started = files.filter(({ path }) => run.has(path));
  if (started.length > 0) return started;
  const constant = name.replaceAll(/[-_.]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
  const naming = files.filter(({ text }) => new RegExp(`\\b${constant}\\b`).test(text));
  return naming.length > 0 ? naming : files;
}
