import type { ChannelDeclaration } from '../../model/channel.ts';
import type { Workspace } from '../../model/workspace.ts';
import { rolesOf } from '../roles.ts';

const uuid = '00000000-0000-7000-8000-000000000000';
const time = '2026-01-01T00:00:00.000Z';

/**
 * The bytes that an agent of Parley writes around the data at the very least, by the shortest of the names that may
 * send; undefined where only others send, of whom nobody knows what they write.
 */
export function smallestEnvelope(
  workspace: Workspace,
  { name, resolved }: ChannelDeclaration,
  type: string,
): number | undefined {
  const [sender] = sendersOf(workspace, name).sort((left, right) => left.length - right.length);
  if (sender === undefined) return undefined;
  const envelope = {
    specversion: '1.0',
    id: uuid,
    source: `/agents/${sender}/1`,
    type,
    time,
    channel: name,
    correlationid: uuid,
    ...(resolved.ttlMs === null ? {} : { expirytime: time }),
    ...(resolved.reply === null ? {} : { replyto: `${workspace.config.prefix}/inbox/${sender}/1/control` }),
    data: 0,
  };
  return bytesOf(envelope) - 1;
}

export function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** The agents of Parley that send on a channel, be it replies. */
function sendersOf(workspace: Workspace, channel: string): string[] {
  const { senders, repliesOf } = rolesOf(workspace, channel);
  const responders = repliesOf.flatMap(({ name }) => {
    const { receivers, backups } = rolesOf(workspace, name);
    return [...receivers, ...backups];
  });
  return [...senders, ...responders].filter(({ agent }) => !agent.external).map(({ agent }) => agent.name);
}
