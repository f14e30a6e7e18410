import { ParleyError } from '../errors.ts';
import { createConnection } from './connection.ts';
import { dial, type Call, type Target } from './mqtt/dial.ts';
import { readTls, type TlsOptions } from './mqtt/tls.ts';
import { systemTimers, type Timers } from './timers.ts';
import { guardTopics } from './topic-guard.ts';
import type { TransportFactory } from './transport.ts';

export type { TlsOptions };

export interface MqttOptions {
  /** Default: the url's. */
  readonly username?: string;
  readonly password?: string;
  /** For `mqtts:` and `wss:`. */
  readonly tls?: TlsOptions;
  /** Default: 5, and 3.1.1 (4) where the broker refuses that. */
  readonly protocol?: 4 | 5;
  /** From the first byte to CONNACK. Default 10,000. */
  readonly connectTimeoutMs?: number;
  /** In [0, 1); for the jitter of reconnects. Default `Math.random`. */
  readonly random?: () => number;
  /** Default: the system's. */
  readonly timers?: Timers;
}

const schemes = ['mqtt:', 'mqtts:', 'ws:', 'wss:'];
/** So many times must a broker hang up on MQTT 5 and take 3.1.1 before we stop trying 5: once may be a restart. */
const hangUpsThatConvince = 2;

/** Connections to one broker by mqtt.js, over TCP, TLS or WebSocket. */
export function createMqttFactory(url: string, options: MqttOptions = {}): TransportFactory {
  const target = toTarget(url, options);
  const versions = new ProtocolChoice(target, options.protocol);
  const surroundings = {
    url: target.shownUrl,
    timers: target.timers,
    random: options.random ?? Math.random,
    dial: (dialOptions: Call['options'], accept: Call['accept']) =>
      versions.dial({ options: dialOptions, accept }),
  };
  const factory: TransportFactory = {
    url: target.shownUrl,
    create: (transportOptions) => createConnection(surroundings, transportOptions),
  };
  return guardTopics(factory, target.timers);
}

/** What the broker behind a factory speaks, learned as it answers. */
class ProtocolChoice {
  readonly #target: Target;
  #known: 4 | 5 | undefined;
  #hangUps = 0;

  constructor(target: Target, fixed: 4 | 5 | undefined) {
    this.#target = target;
    this.#known = fixed;
  }

  async dial(call: Call): Promise<void> {
    const known = this.#known;
    const failure = await dial(this.#target, known ?? 5, call);
    if (failure === undefined) {
      this.#known ??= 5;
      return;
    }
    if (known !== undefined || failure.protocol === 'fine' || call.options.signal.aborted)
      throw failure.error;
    const second = await dial(this.#target, 4, call);
    if (second !== undefined) throw failure.protocol === 'refused' ? second.error : failure.error;
    this.#hangUps += 1;
    if (failure.protocol === 'refused' || this.#hangUps >= hangUpsThatConvince) this.#known = 4;
  }
}

function toTarget(text: string, options: MqttOptions): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !schemes.includes(url.protocol) || url.hostname === '') {
    const reason = `"${withoutCredentials(text)}" is no broker url: expected mqtt://, mqtts://, ws:// or wss:// and a host`;
    throw new ParleyError('invalid_argument', reason);
  }
  return {
    url,
    shownUrl: withoutCredentials(text),
    username: options.username ?? decoded(url.username),
    password: options.password ?? decoded(url.password),
    tls: toTls(url, options.tls ?? {}),
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    timers: options.timers ?? systemTimers,
  };
}

/** Wrong files are told before the first connection. */
function toTls({ protocol }: URL, tls: TlsOptions): TlsOptions {
  const given = (['ca', 'cert', 'key'] as const).filter((part) => tls[part] !== undefined);
  if (protocol === 'mqtts:' || protocol === 'wss:') readTls(tls);
  else if (given.length > 0) {
    const reason = `tls.${given.join(', tls.')} without TLS: the url begins with ${protocol}//, not with mqtts:// or wss://`;
    throw new ParleyError('invalid_argument', reason);
  }
  return tls;
}

function decoded(part: string): string | undefined {
  return part === '' ? undefined : decodeURIComponent(part);
}

function withoutCredentials(text: string): string {
  return text.replace(/\/\/.*@/s, '//').replace(/\?.*$/s, '');
}
