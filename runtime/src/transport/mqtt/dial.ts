import { MqttClient, type IClientOptions, type Packet } from 'mqtt';
import { ParleyError } from '../../errors.ts';
import type { DialOptions, Link, LinkEnd, LinkEvents } from '../link.ts';
import type { Timers } from '../timers.ts';
import type { Will } from '../transport.ts';
import { reasonTextOf, toDialFailure, type DialFailure } from './failures.ts';
import { MqttLink } from './link.ts';
import { noStore } from './no-store.ts';
import { OwnIds } from './own-ids.ts';
import { PacketStream } from './packet-stream.ts';
import { toBuffer } from './properties.ts';
import { openSocket } from './socket.ts';
import { readTls, type NodeTls, type TlsOptions } from './tls.ts';

const takenOverCode = 0x8e;

export interface Call {
  readonly options: DialOptions;
  readonly accept: (link: Link) => LinkEvents;
}

export interface Target {
  readonly url: URL;
  /** Without credentials. */
  readonly shownUrl: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: TlsOptions;
  readonly connectTimeoutMs: number;
  readonly timers: Timers;
}

/** One attempt with one protocol version; undefined when `accept` has the link. */
export async function dial(target: Target, protocol: 4 | 5, call: Call): Promise<DialFailure | undefined> {
  const { clean, sessionExpirySeconds } = call.options;
  const mustForget = protocol === 4 && clean && sessionExpirySeconds > 0;
  return (mustForget ? await forget(target, call.options) : undefined) ?? connect(target, protocol, call);
}

/** 3.1.1 has one flag for "start without a session" and "keep none", so a fresh session to keep takes two connections. */
async function forget(target: Target, options: DialOptions): Promise<DialFailure | undefined> {
  let goodbye: Promise<void> | undefined;
  const accept = (link: Link): LinkEvents => {
    goodbye = link.disconnect();
    return { onPacket: () => undefined, onEnd: () => undefined };
  };
  const failure = await connect(target, 4, { options: { ...options, sessionExpirySeconds: 0 }, accept });
  await goodbye;
  return failure;
}

async function connect(target: Target, protocol: 4 | 5, call: Call): Promise<DialFailure | undefined> {
  const isSecure = target.url.protocol === 'mqtts:' || target.url.protocol === 'wss:';
  try {
    return await connectBy(target, protocol, { ...call, tls: isSecure ? readTls(target.tls) : {} });
  } catch (caught) {
    return { error: ParleyError.from(caught), protocol: 'fine' };
  }
}

function connectBy(
  target: Target,
  protocol: 4 | 5,
  call: Call & { readonly tls: NodeTls },
): Promise<DialFailure | undefined> {
  const { options, accept, tls } = call;
  return new Promise((resolve) => {
    const stream = new PacketStream(openSocket(target.url, tls), protocol);
    const client = new MqttClient(() => stream, toClientOptions(target, protocol, options));
    let link: MqttLink | undefined;
    let failure: unknown;
    const fail = (): void => {
      options.signal.removeEventListener('abort', fail);
      client.removeListener('close', onClose);
      client.end(true);
      resolve(toDialFailure(target.shownUrl, failure));
    };
    const onClose = (): void => {
      if (link === undefined) fail();
      else link.end({ kind: 'lost', cause: lost(target, failure) });
    };
    const onConnack = (packet: Packet): void => {
      if (packet.cmd !== 'connack' || (packet.reasonCode ?? packet.returnCode) !== 0) return;
      client.removeListener('packetreceive', onConnack);
      options.signal.removeEventListener('abort', fail);
      link = new MqttLink(client, stream, {
        target,
        protocol,
        connack: packet,
        quickenTopic: options.quickenTopic,
      });
      link.events = accept(link);
      startAfterConnack(stream, link);
      resolve(undefined);
    };
    client.handleMessage = (packet, callback) => link?.receive(packet, callback);
    client.on('error', (error) => {
      failure = error;
      onClose();
    });
    client.on('close', onClose);
    client.on('disconnect', ({ reasonCode = 0 }) => link?.end(toEnd(target, options, reasonCode)));
    client.on('packetreceive', onConnack);
    options.signal.addEventListener('abort', fail);
    client.connect();
    if (options.signal.aborted) fail();
  });
}

/** mqtt.js is not done with CONNACK when it tells of it. */
function startAfterConnack(stream: PacketStream, link: MqttLink): void {
  setImmediate(() => {
    stream.start(link);
  });
}

function toClientOptions(target: Target, protocol: 4 | 5, options: DialOptions): IClientOptions {
  const { clientId, will, keepAliveSeconds, sessionExpirySeconds, receiveMaximum } = options;
  const { username, password } = target;
  return {
    clientId,
    protocolVersion: protocol,
    keepalive: keepAliveSeconds,
    clean: protocol === 5 ? options.clean : sessionExpirySeconds === 0,
    connectTimeout: target.connectTimeoutMs,
    // We reconnect, renew subscriptions and keep what is unsent.
    reconnectPeriod: 0,
    manualConnect: true,
    resubscribe: false,
    queueQoSZero: false,
    outgoingStore: noStore,
    messageIdProvider: new OwnIds(),
    // Its own would look at the environment on every call.
    log: () => undefined,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(will === undefined ? {} : { will: toWill(will) }),
    ...(protocol === 5
      ? { properties: { sessionExpiryInterval: sessionExpirySeconds, receiveMaximum } }
      : {}),
  };
}

function toWill(will: Will): NonNullable<IClientOptions['will']> {
  const { topic, payload, qos = 1, retain = false } = will;
  return {
    topic,
    payload: typeof payload === 'string' ? Buffer.from(payload) : toBuffer(payload),
    qos,
    retain,
  };
}

function toEnd(target: Target, { clientId }: DialOptions, reasonCode: number): LinkEnd {
  if (reasonCode === takenOverCode) {
    const reason = `another connection has the client id "${clientId}" at ${target.shownUrl}`;
    return { kind: 'taken-over', cause: new ParleyError('taken_over', reason) };
  }
  const text = `${target.shownUrl} ended the connection: ${reasonTextOf(reasonCode)} (${reasonCode})`;
  return { kind: 'lost', cause: new ParleyError('not_connected', text, { details: { reason: reasonCode } }) };
}

function lost(target: Target, failure: unknown): ParleyError {
  const why = failure instanceof Error ? `: ${failure.message}` : '';
  return new ParleyError('not_connected', `the connection to ${target.shownUrl} broke${why}`, {
    cause: failure,
  });
}
