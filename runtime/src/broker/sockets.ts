import type { AddressInfo, Server, Socket } from 'node:net';
import { ParleyError } from '../errors.ts';

/** Remembers the open sockets of a server, so that closing does not wait for the other side. */
export function keepSockets(server: Server, sockets: Set<Socket>): void {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
  });
}

/** Resolves with the port. A busy one is the caller's to solve, so the error says how. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      reject(new ParleyError('invalid_argument', explain(cause, port, host), { cause }));
    };
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

function explain({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `port ${port} on ${host} is busy: stop what listens there, or choose another port (0 takes any free one)`;
  }
  if (code === 'EACCES') return `port ${port} on ${host} is not allowed: choose one above 1023`;
  return `cannot listen on ${host}:${port}: ${message}`;
}
