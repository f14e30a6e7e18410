import { createServer } from 'node:net';

const tries = 100;

/** The first port from `port` up that nobody listens on; 0 stays 0. */
export async function findFreePort(port: number, host: string): Promise<number> {
  if (port === 0) return 0;
  for (let candidate = port; candidate < Math.min(port + tries, 65_536); candidate += 1) {
    if (await isFree(candidate, host)) return candidate;
  }
  return 0;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
