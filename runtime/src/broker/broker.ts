import { Aedes, type AedesOptions } from 'aedes';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { markDuplicates } from './duplicates.ts';
import { keepSockets, listen, stop } from './sockets.ts';

export interface BrokerOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1: nobody else on the network reaches it. */
  readonly host?: string;
  /** Listens for WebSockets too; 0 takes any free port. Default: does not. */
  readonly websocketPort?: number;
  /** Sees every message that a client published, and every will. */
  readonly onPacket?: (packet: BrokerPacket) => void;
}

export interface BrokerPacket {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /** Undefined for a will. */
  readonly clientId: string | undefined;
}

/** A broker within this process, for development and tests: nothing that it holds survives it. */
export interface EmbeddedBroker {
  readonly url: string;
  readonly port: number;
  /** Present with `websocketPort`. */
  readonly websocketUrl: string | undefined;
  /** Ends every connection and frees the ports. */
  close(): Promise<void>;
}

const settings: AedesOptions = {
  maxClientsIdLength: 65_535,
  // A client that stops reading holds up all others until then.
  drainTimeout: 10_000,
};

/** Starts a broker for MQTT 5 and 3.1.1: see docs/decisions/0002. Rejects with `invalid_argument` when a port is busy. */
export async function startBroker(options: BrokerOptions = {}): Promise<EmbeddedBroker> {
  const { port = 0, host = '127.0.0.1', websocketPort } = options;
  const aedes = await Aedes.createBroker(settings);
  markDuplicates(aedes);
  await tellName(aedes);
  if (options.onPacket !== undefined) tap(aedes, options.onPacket);
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const start = async (server: Server, wanted: number): Promise<number> => {
    keepSockets(server, sockets);
    const actual = await listen(server, wanted, host);
    servers.push(server);
    return actual;
  };
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      aedes.close(resolve);
    });
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map(stop));
  };
  try {
    const actualPort = await start(createServer(aedes.handle), port);
    const url = `mqtt://${host}:${actualPort}`;
    if (websocketPort === undefined) return { url, port: actualPort, websocketUrl: undefined, close };
    const webPort = await start(createWebSocketServer(aedes), websocketPort);
    return { url, port: actualPort, websocketUrl: `ws://${host}:${webPort}`, close };
  } catch (caught) {
    await close();
    throw caught;
  }
}

/** As other brokers do: tools see what they talk to. */
function tellName(aedes: Aedes): Promise<void> {
  return new Promise((resolve, reject) => {
    const topic = '$SYS/broker/version';
    const packet = {
      cmd: 'publish',
      topic,
      payload: 'parley embedded broker',
      qos: 0,
      retain: true,
      dup: false,
    } as const;
    aedes.publish(packet, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function createWebSocketServer(aedes: Aedes): Server {
  const server = createHttpServer();
  const webSockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
  webSockets.on('connection', (socket, request) => aedes.handle(createWebSocketStream(socket), request));
  // The http server tells its errors to whoever starts it.
  webSockets.on('error', () => undefined);
  return server;
}

function tap(aedes: Aedes, onPacket: (packet: BrokerPacket) => void): void {
  aedes.on('publish', ({ topic, payload, qos, retain }, client) => {
    if (client === null && topic.startsWith('$SYS/')) return;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    onPacket({ topic, payload: bytes, qos, retain, clientId: client?.id });
  });
}
