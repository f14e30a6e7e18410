import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { createWebSocketStream, WebSocket } from 'ws';

export interface TlsOptions {
  readonly ca?: string | Uint8Array;
  readonly cert?: string | Uint8Array;
  readonly key?: string | Uint8Array;
  /** Default true. */
  readonly rejectUnauthorized?: boolean;
  /** The name that the certificate must bear. Default: the url's host. */
  readonly servername?: string;
}

const defaultPorts: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** Opens the byte stream under MQTT, with Nagle's algorithm off. */
export function openSocket(url: URL, tls: TlsOptions): Duplex {
  if (url.protocol === 'ws:' || url.protocol === 'wss:') return openWebSocket(url, tls);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? 1883) : Number(url.port);
  if (url.protocol === 'mqtt:') return connectTcp({ host, port, noDelay: true });
  const socket = connectTls({
    servername: /^[\d.]+$|:/.test(host) ? '' : host,
    ...toNodeTls(tls),
    host,
    port,
  });
  socket.setNoDelay(true);
  return socket;
}

/** ws turns Nagle off by itself. */
function openWebSocket(url: URL, tls: TlsOptions): Duplex {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const socket = new WebSocket(bare, ['mqtt'], { ...toNodeTls(tls), perMessageDeflate: false });
  const stream = createWebSocketStream(socket);
  socket.on('close', () => stream.destroy());
  return stream;
}

function toNodeTls(tls: TlsOptions): {
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  rejectUnauthorized?: boolean;
  servername?: string;
} {
  const { ca, cert, key, rejectUnauthorized, servername } = tls;
  return {
    ...(ca === undefined ? {} : { ca: toText(ca) }),
    ...(cert === undefined ? {} : { cert: toText(cert) }),
    ...(key === undefined ? {} : { key: toText(key) }),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
    ...(servername === undefined ? {} : { servername }),
  };
}

function toText(data: string | Uint8Array): string | Buffer {
  return typeof data === 'string' ? data : Buffer.from(data);
}
