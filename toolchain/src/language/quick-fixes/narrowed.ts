import { linksOf } from '../../model/link.ts';
import { rolesOf } from '../../check/roles.ts';
import { append, fix, remove, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';

/** Receivers that name their messages name this one too. */
const accept: Fixer = ({ workspace, keys, finding }): readonly Fix[] => {
  const type = /takes "([^"]*)"|takes only .* of ".*", but "([^"]*)" is sent/.exec(finding.message);
  const message = type?.[1] ?? type?.[2];
  const channel = linksOf(workspace).channels.get(keys[1] ?? '');
  if (message === undefined || channel === undefined) return [];
  const narrow = rolesOf(workspace, channel.name).receivers.filter(
    ({ agent, receive }) =>
      !agent.imported && receive.messages !== undefined && !receive.messages.includes(message),
  );
  return narrow.flatMap(({ agent, receive }) =>
    fix(`Let "${agent.name}" take "${message}"`, 'look', append(receive.place, 'messages', message)),
  );
};

/** The sender leaves out what nobody takes. */
const leaveOut: Fixer = (request): readonly Fix[] => {
  const { workspace, keys, place, value, part, finding } = request;
  const type = /takes "([^"]*)"/.exec(finding.message)?.[1];
  const channel = linksOf(workspace).channels.get(keys[1] ?? '');
  const agent = workspace.agents.find((other) => other.place.document === place.document);
  const send = agent?.sends.find(({ key }) => key === keys[1]);
  if (type === undefined || channel === undefined || send === undefined) return [];
  const left = (send.messages ?? channel.resolved.messages).filter((other) => other !== type);
  if (left.length === 0) return [];
  const change = part === 'value' && value === type ? remove(place) : set(send.place, 'messages', left);
  return fix(`Send no "${type}"`, 'look', change);
};

/** Nothing is named: all messages come. */
const takeAll: Fixer = ({ place, keys }) => {
  const messages = keys.at(-1) === 'messages' ? place : undefined;
  return messages === undefined ? [] : fix('Take all messages of the channel', 'look', remove(messages));
};

/** A receiver of the older version alone gets that as well. */
const sendBoth: Fixer = ({ workspace, place, keys, finding }) => {
  const type = /send "([^"]*)" as well$/.exec(finding.hint ?? '')?.[1];
  const agent = workspace.agents.find((other) => other.place.document === place.document);
  const send = agent?.sends.find(({ key }) => key === keys[1]);
  if (type === undefined || send?.messages === undefined) return [];
  return fix(`Send "${type}" as well`, 'look', append(send.place, 'messages', type));
};

/** A message type that no channel carries goes onto one, or away. */
const carry: Fixer = ({ workspace, document }: FixRequest): readonly Fix[] => {
  const message = workspace.messages.find((other) => other.document === document);
  if (message === undefined) return [];
  const base = message.type.replace(/\.v\d+$/, '');
  const rank = (types: readonly string[], name: string): number =>
    (types.some((type) => type.replace(/\.v\d+$/, '') === base) ? 2 : 0) +
    (name.startsWith(base.split('.')[0] ?? '') ? 1 : 0);
  return workspace.channels
    .filter(({ imported, raw }) => !imported && Array.isArray(raw.messages))
    .map((channel) => ({ channel, rank: rank(channel.resolved.messages, channel.name) }))
    .sort((left, right) => right.rank - left.rank)
    .slice(0, 5)
    .flatMap(({ channel }) =>
      fix(
        `Let "${channel.name}" carry "${message.type}"`,
        'look',
        append(channel.place, 'messages', message.type),
      ),
    );
};

export const narrowedFixes: Fixers = {
  SEND_NOT_ACCEPTED: (request) => [...accept(request), ...leaveOut(request)],
  VERSION_NOT_ACCEPTED: (request) => [...accept(request), ...sendBoth(request)],
  RECEIVE_NOT_SENT: takeAll,
  REPLY_NOT_ACCEPTED: takeAll,
  SCHEMA_UNUSED: carry,
  RECEIVE_WITHOUT_PARAMETER: ({ place, workspace, keys }) => {
    const channel = linksOf(workspace).channels.get(keys[1] ?? '');
    const agent = workspace.agents.find((other) => other.place.document === place.document);
    if (channel === undefined || agent === undefined || channel.imported) return [];
    return fix(`Set share: every on "${channel.name}"`, 'look', set(channel.place, 'share', 'every'));
  },
};
