import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { createWebSocketStream, WebSocket } from 'ws';
import type { NodeTls } from './tls.ts';

const defaultPorts: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** Opens the byte stream under MQTT, with Nagle's algorithm off. */
export function openSocket(url: URL, tls: NodeTls): Duplex {
  if (url.protocol === 'ws:' || url.protocol === 'wss:') return openWebSocket(url, tls);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (defaultPorts[url.protocol] ?? 1883) : Number(url.port);
  if (url.protocol === 'mqtt:') return connectTcp({ host, port, noDelay: true });
  const socket = connectTls({
    servername: /^[\d.]+$|:/.test(host) ? '' : host,
    ...tls,
    host,
    port,
  });
  socket.setNoDelay(true);
  return socket;
}

/** ws turns Nagle off by itself. */
function openWebSocket(url: URL, tls: NodeTls): Duplex {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const socket = new WebSocket(bare, ['mqtt'], { ...tls, perMessageDeflate: false });
  const stream = createWebSocketStream(socket);
  socket.on('close', () => stream.destroy());
  return stream;
}
