import type { Bundle } from '@parley/schemas';
import { decodePayload, isExpired, isReservedType, parseTime } from '@parley/runtime/protocol';
import type { Decoded, Message } from '@parley/runtime/protocol';
import { limitFault } from './limits.ts';
import type { Carrier } from './limits.ts';
import { own } from './own.ts';
import { createRoutes } from './routes.ts';
import type { Destination, Route } from './routes.ts';
import { createSenderCheck } from './senders.ts';
import { createChecks } from './checks.ts';
import type { Checks } from './checks.ts';
import type { JudgedMessage, Verdict } from './verdict.ts';

/** What came from the broker: as much of a packet as a verdict needs. */
export interface JudgedPacket {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly contentType?: string | undefined;
  readonly retain?: boolean;
}

/** Judges packets against one bundle. Never throws: what cannot be read is a verdict too. */
export interface Judge {
  readonly bundle: Bundle;
  /** One entry per message: several for a batch, none for what is no message at all. `nowMs` is the time of arrival. */
  judge(packet: JudgedPacket, nowMs: number): readonly JudgedMessage[];
}

/** A judge over a bundle; schemas are compiled when the first message of their type comes. */
export function createJudge(bundle: Bundle): Judge {
  const find = createRoutes(bundle);
  const checks = createChecks(bundle);
  const senderFault = createSenderCheck(bundle);
  return {
    bundle,
    judge: (packet, nowMs) => {
      const destination = find(packet.topic);
      if (destination.isIgnored === true) return [];
      const { topic, payload } = packet;
      if (payload.length === 0 && canBeCleared(destination))
        return [toJudged(cleared, { topic, size: 0, destination })];
      const { batch, entries } = decodePayload(payload, packet.contentType);
      const size = Math.ceil(payload.length / Math.max(entries.length, 1));
      const carrier = { bytes: payload.length, isBatch: batch };
      const scene = { bundle, checks, senderFault, destination, carrier, nowMs };
      const place = { topic, size, destination };
      return entries.map((entry) => toJudged(judgeEntry(entry, scene), place));
    },
  };
}

interface Place {
  readonly topic: string;
  readonly size: number;
  readonly destination: Destination;
}

/** All members, in one order: what is made for each message, and read by many, shall be of one kind. */
function toJudged(
  { verdict, message, reserved, channel, parameters }: Judgement,
  { topic, size, destination: { system } }: Place,
): JudgedMessage {
  return { topic, verdict, message, size, channel, parameters, system, reserved };
}

const noChannel = 'no channel has this address';

interface Case {
  readonly bundle: Bundle;
  readonly checks: Checks;
  readonly senderFault: ReturnType<typeof createSenderCheck>;
  readonly destination: Destination;
  readonly carrier: Carrier;
  readonly nowMs: number;
}

type Judgement = Pick<JudgedMessage, 'verdict' | 'message' | 'reserved' | 'channel' | 'parameters'>;

const valid: Verdict = { kind: 'valid' };
const asItsSchema: Verdict = { kind: 'system' };
const cleared: Judgement = { verdict: { kind: 'cleared' }, message: {}, reserved: false };

function canBeCleared({ system, routes }: Destination): boolean {
  if (system !== undefined) return ['status', 'card', 'front', 'health'].includes(system.kind);
  return routes.some((route) => route.channel.retain);
}

function judgeEntry(decoded: Decoded, scene: Case): Judgement {
  if (!decoded.ok) return judgeBroken(decoded, scene.destination);
  const { message } = decoded;
  if (isReservedType(message.type)) return judgeReserved(message, scene);
  const route = chooseRoute(message, scene);
  if (typeof route === 'string') {
    const channel = message.channel ?? onlyRoute(scene.destination)?.channel.name;
    return {
      verdict: { kind: 'undeclared-channel', reason: route },
      message,
      reserved: false,
      channel,
    };
  }
  return {
    verdict: judgeMessage(message, route, scene),
    message,
    reserved: false,
    channel: route.channel.name,
    parameters: route.parameters,
  };
}

function judgeBroken(
  { code, reason, partial = {} }: Extract<Decoded, { readonly ok: false }>,
  destination: Destination,
): Judgement {
  // What travels where the contracts say nothing breaks no contract, whatever its bytes are.
  if (destination.system === undefined && destination.routes.length === 0) {
    return { verdict: { kind: 'undeclared-channel', reason: noChannel }, message: partial, reserved: false };
  }
  const channel = partial.channel ?? onlyRoute(destination)?.channel.name;
  const reserved = partial.type !== undefined && isReservedType(partial.type);
  return {
    verdict: { kind: 'malformed', code, reason },
    message: partial,
    reserved,
    channel,
  };
}

function judgeReserved(message: Message, { checks }: Case): Judgement {
  const problems = checks.system(message.type, message.data);
  const { channel } = message;
  if (problems === undefined) {
    const reason = `${message.type} is no message of the protocol`;
    return {
      verdict: { kind: 'malformed', code: 'unknown_type', reason },
      message,
      reserved: true,
      channel,
    };
  }
  const verdict: Verdict = problems.length > 0 ? { kind: 'invalid', problems } : asItsSchema;
  return { verdict, message, reserved: true, channel };
}

/** The channel of a message, or why it has none. */
function chooseRoute(message: Message, { bundle, checks, destination }: Case): Route | string {
  const { channel, type } = message;
  if (destination.system !== undefined) return routeOfInbox(channel, bundle);
  const { routes } = destination;
  const open = openRoutes(destination, checks);
  const [first] = routes;
  if (first === undefined) return noChannel;
  if (open.length === 0) return checks.parameters(first.channel, first.parameters) ?? noChannel;
  if (channel === undefined)
    return open.find((route) => route.channel.messages.includes(type)) ?? open[0] ?? first;
  const named = open.find((route) => route.channel.name === channel);
  return named ?? `the message says channel "${channel}", which does not have this address`;
}

/** The routes whose parameters are as the contracts say; worked out once for each topic. */
function openRoutes(destination: Destination, checks: Checks): readonly Route[] {
  const known = opened.get(destination);
  if (known !== undefined) return known;
  const open = destination.routes.filter(
    ({ channel, parameters }) => checks.parameters(channel, parameters) === undefined,
  );
  opened.set(destination, open);
  return open;
}

const opened = new WeakMap<Destination, readonly Route[]>();

function routeOfInbox(name: string | undefined, bundle: Bundle): Route | string {
  if (name === undefined) return 'a message in an inbox that names no channel';
  const channel = own(bundle.channels, name);
  return channel === undefined ? `no channel "${name}" in the contracts` : { channel, parameters: {} };
}

function onlyRoute({ routes }: Destination): Route | undefined {
  return routes.length === 1 ? routes[0] : undefined;
}

/** Content first, then who sent it, then when. */
function judgeMessage(message: Message, { channel }: Route, scene: Case): Verdict {
  const { checks, senderFault, carrier, nowMs } = scene;
  if (!channel.messages.includes(message.type)) {
    return judgeType(message.type, channel.messages);
  }
  const over = limitFault(message, channel, carrier);
  if (over !== undefined) return { kind: 'over-limit', reason: over };
  const problems = checks.data(message.type, message.data);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const reason = senderFault(message.sender, { channel, type: message.type });
  if (reason !== undefined) return { kind: 'wrong-sender', reason };
  return judgeTime(message, nowMs);
}

/** What a channel does not carry: perhaps only in this version. */
function judgeType(type: string, expected: readonly string[]): Verdict {
  const name = withoutVersion(type);
  const versions = expected.filter((other) => withoutVersion(other) === name);
  return versions.length > 0 && name !== type
    ? { kind: 'wrong-version', type, expected: versions }
    : { kind: 'undeclared-message', type, expected };
}

function withoutVersion(type: string): string {
  return type.replace(/\.v[1-9]\d*$/, '');
}

/** A reply carries the expiry of its request, so that one beyond the deadline is late as well. REQ-TIME-5, REQ-REPLY-20 */
function judgeTime({ time, expiresAt }: Message, nowMs: number): Verdict {
  const expiresAtMs = expiresAt === undefined ? undefined : parseTime(expiresAt);
  if (expiresAtMs === undefined) return valid;
  const sentAtMs = time === undefined ? undefined : parseTime(time);
  if (sentAtMs !== undefined && sentAtMs > expiresAtMs)
    return { kind: 'late', lateMs: sentAtMs - expiresAtMs };
  return isExpired(expiresAtMs, nowMs) ? { kind: 'expired', lateMs: nowMs - expiresAtMs } : valid;
}
