import type { AgentDeclaration } from '../../model/agent.ts';
import { linksOf } from '../../model/link.ts';
import { isPattern } from '../../model/names.ts';
import { locationOf } from '../../model/place.ts';
import { bullets, code, escapeText, paragraphs } from '../markdown.ts';
import { type HoverContext, heading, linked } from './context.ts';

const maxChannels = 10;

/** An agent with what it receives and sends, and who stands in for it. */
export function agentWords(context: HoverContext, name: string): string | undefined {
  const { agents, backedUp } = linksOf(context.workspace);
  const agent = agents.get(name);
  if (agent === undefined) return undefined;
  const { version, external, receives, sends, parameters, capabilities, escalation } = agent;
  const covered = backedUp.get(name) ?? [];
  return paragraphs(
    heading(
      name,
      [external ? 'external agent' : 'agent', version === null ? '' : code(version)].join(' ').trim(),
    ),
    escapeText(agent.description ?? ''),
    channelList(context, 'Receives', receives),
    channelList(context, 'Sends', sends),
    lines(
      parameters.length === 0 ? '' : `Started with ${parameters.map(code).join(', ')}`,
      capabilities.length === 0 ? '' : `Good at ${capabilities.map(code).join(', ')}`,
      backupLine(context, agent),
      covered.length === 0
        ? ''
        : `Stands in for ${covered.map((other) => agentLink(context, other)).join(', ')}`,
      escalation.length === 0 ? '' : `At timeouts callers ${escalation.join(', then ')}`,
    ),
  );
}

/** The agents that say that they are good at something. */
export function capabilityWords(context: HoverContext, word: string): string {
  const agents = context.workspace.agents.filter(({ capabilities }) => capabilities.includes(word));
  return paragraphs(
    heading(word, 'capability'),
    `Of ${agents.map((agent) => agentLink(context, agent)).join(', ')}`,
  );
}

function backupLine(context: HoverContext, { backup }: AgentDeclaration): string {
  if (backup === null) return '';
  const agent = linksOf(context.workspace).agents.get(backup);
  return `Backup: ${agent === undefined ? code(backup) : agentLink(context, agent)}`;
}

function agentLink(context: HoverContext, { name, place }: AgentDeclaration): string {
  return linked(context, name, locationOf({ ...place, pointer: '/agent' }));
}

function channelList(
  context: HoverContext,
  label: string,
  items: readonly { readonly key: string; readonly messages: readonly string[] | undefined }[],
): string | undefined {
  if (items.length === 0) return undefined;
  const { channels } = linksOf(context.workspace);
  const names = items.map(({ key, messages }) => {
    const channel = channels.get(key);
    const link = linked(context, key, channel && locationOf(channel.place, 'key'));
    const types = messages ?? channel?.resolved.messages ?? [];
    const what = isPattern(key) ? 'pattern' : types.map(code).join(', ');
    return what === '' ? link : `${link} ${what}`;
  });
  return `${label} ${items.length}\n\n${bullets(names, maxChannels)}`;
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('  \n');
}
