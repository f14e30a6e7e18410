import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:tls';

/** Its own authority, for `localhost` and 127.0.0.1; the key is as public as this file. */
export const certificate = readFileSync(new URL('tls/certificate.pem', import.meta.url), 'utf8');
const key = readFileSync(new URL('tls/key.pem', import.meta.url), 'utf8');

interface TlsProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Takes TLS on a free loopback port and passes the bytes on in the clear: a listener with a certificate for any broker. */
export async function startTlsProxy(target: number): Promise<TlsProxy> {
  const sockets = new Set<Socket>();
  const server = createServer({ cert: certificate, key }, (front) => {
    const back = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [front, back],
      [back, front],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
