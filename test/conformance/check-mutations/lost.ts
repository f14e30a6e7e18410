import { isObject } from '#toolchain/source/pointer.ts';
import { channelReferences, type Declarations, type Declared } from './declarations.ts';
import type { Spot } from './fleet.ts';

type Agent = Declarations['agents'][number];

/** What breaks when an agent goes: channels that lose their only receiver or sender. */
export function lostByAgent(declarations: Declarations, agent: Agent): readonly (readonly Spot[])[] {
  // With it goes what it said of its backup, which then is an agent like any other.
  const rest = { ...declarations, agents: declarations.agents.filter((other) => other.file !== agent.file) };
  const received = agent.receives.flatMap(({ name }) => lostReceiver(rest, agent, name));
  const sent = agent.sends.flatMap(({ name }) => lostSender(rest, agent, name));
  return [...received, ...sent];
}

/** What is to be told when an agent does not receive a channel any more. */
export function lostReceiver(
  declarations: Declarations,
  agent: Agent,
  name: string,
): readonly (readonly Spot[])[] {
  const others = declarations.agents.filter((other) => other.file !== agent.file);
  const channel = channelNamed(declarations, name);
  const senders = others.filter(({ sends }) => sends.some((send) => send.name === name));
  const rest = others.filter((other) => other.receives.some((receive) => receive.name === name));
  if (channel === undefined) return [];
  const places = placesOf(declarations, channel);
  if (rest.every((other) => isBackupOf(declarations, other))) {
    return senders.length > 0 || isRequest(channel) ? [places] : [];
  }
  // A backup that does not receive it any more covers less than it stands in for.
  const backed = rest.find((other) => other.value.backup === agent.name);
  return backed === undefined ? [] : [[...places, { file: backed.file, pointer: '/backup' }]];
}

/** What is to be told when an agent does not send on a channel any more. */
export function lostSender(
  declarations: Declarations,
  agent: Agent,
  name: string,
): readonly (readonly Spot[])[] {
  const others = declarations.agents.filter((other) => other.file !== agent.file);
  const channel = channelNamed(declarations, name);
  if (channel === undefined || others.some(({ sends }) => sends.some((send) => send.name === name)))
    return [];
  const isReceived = others.some(({ receives }) => receives.some((receive) => receive.name === name));
  return isReceived || isRequest(channel) ? [placesOf(declarations, channel)] : [];
}

function isBackupOf({ agents }: Declarations, { name }: Agent): boolean {
  return agents.some(({ value }) => value.backup === name);
}

function channelNamed({ channels }: Declarations, name: string): Declared | undefined {
  return channels.find((channel) => channel.name === name);
}

function isRequest({ value }: Declared): boolean {
  return isObject(value.reply);
}

/** The channel, its reply, and everybody who names it. */
function placesOf(declarations: Declarations, { file, pointer, name }: Declared): readonly Spot[] {
  return [
    { file, pointer },
    { file, pointer: `${pointer}/reply` },
    ...channelReferences(declarations).filter((reference) => reference.name === name),
  ];
}
