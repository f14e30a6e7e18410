import type { Location } from '../diagnostic.ts';
import { type Place, below } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import { matchName } from './fuzzy.ts';
import type { Snapshot } from './snapshot.ts';
import { targetAt, targetOfFile } from './target.ts';
import { isJson, linesOf } from './text.ts';

/** A name of the workspace that was looked for. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: 'channel' | 'agent' | 'message';
  /** A few words that tell it from others: an address, a description. */
  readonly detail: string;
  readonly location: Location;
}

/** So many answers are enough; who wants others types on. */
const maxFound = 100;

interface Candidate {
  readonly name: string;
  readonly kind: WorkspaceSymbol['kind'];
  readonly detail: string;
  readonly locate: () => Location;
}

/** The channels, agents and message types in whose names the letters of a query come in this order, the best first. */
export function workspaceSymbols({ workspace }: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const found: { readonly score: number; readonly candidate: Candidate }[] = [];
  for (const candidate of candidatesOf(workspace)) {
    const score = matchName(query, candidate.name);
    if (score !== undefined) found.push({ score, candidate });
  }
  found.sort(
    (left, right) => right.score - left.score || (left.candidate.name < right.candidate.name ? -1 : 1),
  );
  return found.slice(0, maxFound).map(({ candidate: { locate, ...symbol } }) => {
    const { file, range } = locate();
    return { ...symbol, location: { file, range } };
  });
}

function* candidatesOf({ channels, agents, messages }: Workspace): Generator<Candidate> {
  for (const { name, place, resolved } of channels) {
    const locate = (): Location => locateKey(place, name);
    yield { name, kind: 'channel', detail: resolved.address ?? '', locate };
  }
  for (const { name, place, description = '' } of agents) {
    const locate = (): Location => locateKey(below(place, 'agent'), 'agent');
    yield { name, kind: 'agent', detail: description, locate };
  }
  for (const { type, document } of messages) {
    yield { name: type, kind: 'message', detail: document.path, locate: () => targetOfFile(document.path) };
  }
}

/** To read a hundred trees takes long: where only one line can be the key, no tree is needed. */
function locateKey(place: Place, key: string): Location {
  const { document } = place;
  const { path, text } = document;
  const name = key.replace(/[^\w-]/g, String.raw`\$&`);
  const pattern = isJson(path) ? `"${name}"\\s*:` : `^[ \\t]*["']?${name}["']?[ \\t]*:`;
  const [first, second] = text.matchAll(new RegExp(pattern, 'gm'));
  if (first === undefined || second !== undefined) return targetAt(place);
  const start = first.index + first[0].indexOf(key);
  return { file: path, range: linesOf(document).rangeOf(start, start + key.length) };
}
