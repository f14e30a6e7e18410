import type { Position, Range } from '../diagnostic.ts';
import type { AgentDeclaration } from '../model/agent.ts';
import type { ChannelDeclaration } from '../model/channel.ts';
import { field } from '../model/fields.ts';
import { isPattern } from '../model/names.ts';
import { type Place, below } from '../model/place.ts';
import { formatDuration } from '../model/units.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { describeValue } from '../schema/describe.ts';
import { linksOf } from '../model/link.ts';
import type { Part } from '../source/document.ts';
import { channelsOf } from './participants.ts';
import type { Snapshot } from './snapshot.ts';
import { linesOf } from './text.ts';

/** A few words behind a name or value that are not in the text. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip: string;
}

/** What holds without being written, in some lines of a document: defaults, values of parameters, what a pattern holds. */
export function inlayHints(snapshot: Snapshot, path: string, range: Range): readonly InlayHint[] {
  const entry = snapshot.steadyDocument(path);
  if (entry === undefined) return [];
  return hintsIn(snapshot.steady, entry).flatMap((hint) => {
    const { start } = snapshot.toPresent(path, { start: hint.position, end: hint.position });
    const isHere = range.start.offset <= start.offset && start.offset <= range.end.offset;
    return isHere ? [{ ...hint, position: start }] : [];
  });
}

function hintsIn(workspace: Workspace, { document, kind }: WorkspaceDocument): readonly InlayHint[] {
  const isHere = ({ place }: { readonly place: Place }): boolean => place.document === document;
  if (kind === 'channel') return workspace.channels.filter(isHere).flatMap(channelHints);
  const agents = kind === 'agent' ? workspace.agents.filter(isHere) : [];
  return agents.flatMap((agent) => agentHints(workspace, agent));
}

function channelHints({ place, raw, resolved }: ChannelDeclaration): readonly InlayHint[] {
  const { delivery, ttlMs, address, parameters } = resolved;
  const defaults = [
    raw.delivery === undefined ? delivery : [],
    raw.ttl === undefined && ttlMs !== null ? `ttl ${formatDuration(ttlMs)}` : [],
  ].flat();
  const hints = [
    hintBehind(place, { label: defaults.join(' · '), tooltip: 'The defaults of this channel.' }),
  ];
  const reply = field(raw, 'reply');
  if (resolved.reply !== null && field(reply, 'timeout') === undefined) {
    const label = `timeout ${formatDuration(resolved.reply.timeoutMs)}`;
    hints.push(
      hintBehind(below(place, 'reply'), { label, tooltip: 'How long a request waits for its reply.' }),
    );
  }
  if (address !== null) {
    const values = Object.entries(parameters).flatMap(([name, schema]) => valuesOf(name, schema) ?? []);
    const at = {
      label: values.join(' · '),
      tooltip: 'The values of the parameters.',
      part: 'value',
    } as const;
    hints.push(hintBehind(below(place, 'address'), at));
  }
  return hints.filter(({ label }) => label !== '');
}

function valuesOf(name: string, schema: unknown): string | undefined {
  const list = field(schema, 'enum');
  if (Array.isArray(list))
    return `${name}: ${list.length > 5 ? `${list.length} values` : list.map(plain).join(' | ')}`;
  const only = field(schema, 'const');
  return only === undefined ? undefined : `${name}: ${plain(only)}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : describeValue(value);
}

function agentHints(workspace: Workspace, agent: AgentDeclaration): readonly InlayHint[] {
  const { channels } = linksOf(workspace);
  const receives = agent.receives.map(({ key, place, options }) => {
    if (isPattern(key)) {
      const held = channelsOf(workspace, key).map(({ name }) => name);
      const label = held.length === 1 ? '1 channel' : `${held.length} channels`;
      return hintBehind(place, { label, tooltip: held.join(', ') });
    }
    const isWritten = field(field(agent.raw.receives, key), 'timeout') !== undefined;
    const label = isWritten || !channels.has(key) ? '' : `timeout ${formatDuration(options.timeoutMs)}`;
    return hintBehind(place, { label, tooltip: 'How long one run of the handler may take.' });
  });
  const sends = agent.sends.map(({ key, place, options }) => {
    const reply = channels.get(key)?.resolved.reply ?? null;
    const label =
      reply === null || options.timeoutMs !== null ? '' : `timeout ${formatDuration(reply.timeoutMs)}`;
    return hintBehind(place, { label, tooltip: 'How long a request waits for its reply.' });
  });
  return [...receives, ...sends].filter(({ label }) => label !== '');
}

/** Behind a key, or behind the end of a value. */
function hintBehind(
  { document, pointer }: Place,
  { label, tooltip, part = 'key' }: { label: string; tooltip: string; part?: Part },
): InlayHint {
  const { end } = document.locate(pointer, part);
  // The colon belongs to the key.
  const colon = part === 'key' ? /^\s*:/.exec(document.text.slice(end.offset, end.offset + 20)) : null;
  return { position: linesOf(document).positionAt(end.offset + (colon?.[0].length ?? 0)), label, tooltip };
}
