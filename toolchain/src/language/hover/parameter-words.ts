import { linksOf } from '../../model/link.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import type { Workspace } from '../../model/workspace.ts';
import { locationOf } from '../../model/place.ts';
import { addressOf } from '../../topics/address.ts';
import { type Level, listedValues } from '../../topics/level.ts';
import { bullets, code, escapeText, paragraphs } from '../markdown.ts';
import { type HoverContext, heading, linked } from './context.ts';

const maxShown = 8;

/** A parameter by its name: which channels have it, which agents bind it, its values. */
export function parameterWords(context: HoverContext, name: string): string | undefined {
  const { workspace } = context;
  const channels = workspace.channels.filter(({ resolved }) => Object.hasOwn(resolved.parameters, name));
  const agents = workspace.agents.filter(({ parameters }) => parameters.includes(name));
  if (channels.length + agents.length === 0) return undefined;
  const lists = channels.map((channel) => levelOf(workspace, channel, name)).map(valuesOf);
  const words = [
    ...new Set(lists.map((values) => (values === undefined ? 'any text' : few(values.map(code))))),
  ];
  const names = channels.map((channel) => linked(context, channel.name, locationOf(channel.place, 'key')));
  const bound = agents.map((agent) => linked(context, agent.name, locationOf(agent.place, 'key')));
  return paragraphs(
    heading(name, 'parameter'),
    words.length === 1 ? words[0] : bullets(words),
    names.length === 0 ? undefined : `In the address of ${few(names)}`,
    bound.length === 0 ? undefined : `Given at the start of ${few(bound)}`,
  );
}

/** An address: its levels, the filter that takes all of its topics, and how many these are. */
export function addressWords({ workspace }: HoverContext, channel: ChannelDeclaration): string | undefined {
  const levels = addressOf(channel, workspace);
  if (levels === undefined) return undefined;
  const { tenant } = workspace.config;
  const filter = levels.map((level) => (level.kind === 'text' ? level.text : '+')).join('/');
  const counts = levels.flatMap((level) => (level.kind === 'text' ? [] : [valuesOf(level)?.length]));
  const count = counts.reduce<number | undefined>(
    (product, values) => (product === undefined || values === undefined ? undefined : product * values),
    1,
  );
  return paragraphs(
    `${levels.length === 1 ? '1 level' : `${levels.length} levels`}, ${topicsWord(count)}`,
    bullets(levels.map(levelLine)),
    `MQTT filter ${code(tenant === null ? filter : `${tenant}/${filter}`)}${tenant === null ? '' : `, of tenant ${escapeText(tenant)}`}`,
  );
}

function topicsWord(count: number | undefined): string {
  if (count === undefined) return 'any number of topics';
  return count === 1 ? '1 topic' : `${count} topics`;
}

function levelLine(level: Level): string {
  if (level.kind === 'text') return code(level.text);
  const values = valuesOf(level);
  return `${code(`{${level.name}}`)} ${values === undefined ? 'any text' : few(values.map(code))}`;
}

function levelOf(workspace: Workspace, channel: ChannelDeclaration, name: string): Level | undefined {
  return addressOf(channel, workspace)?.find((level) => level.kind === 'parameter' && level.name === name);
}

function valuesOf(level: Level | undefined): readonly string[] | undefined {
  return level?.kind === 'parameter' ? listedValues(level.schema) : undefined;
}

function few(words: readonly string[]): string {
  const rest = words.length - maxShown;
  return rest > 0 ? `${words.slice(0, maxShown).join(', ')} and ${rest} more` : words.join(', ');
}

/** The declaration of a channel that a file has at a key. */
export function channelIn(workspace: Workspace, path: string, name: string): ChannelDeclaration | undefined {
  const first = linksOf(workspace).channels.get(name);
  if (first?.place.document.path === path) return first;
  return workspace.channels.find((channel) => channel.name === name && channel.place.document.path === path);
}
