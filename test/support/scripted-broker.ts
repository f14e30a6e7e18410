import { createServer, type AddressInfo, type Socket } from 'node:net';
import { generate, parser, type Packet } from 'mqtt-packet';

/** A client's connection, as a script answers it. */
export interface Answer {
  /** 4 or 5, as its CONNECT said. */
  readonly protocol: 4 | 5;
  readonly socket: Socket;
  readonly send: (packet: Packet) => void;
}

export interface ScriptedBroker {
  readonly url: string;
  /** Everything that clients sent, in order. */
  readonly packets: Packet[];
  close(): Promise<void>;
}

/** A broker that answers as a test says, for what no real one does on demand. */
export async function startScriptedBroker(
  onPacket: (packet: Packet, answer: Answer) => void,
): Promise<ScriptedBroker> {
  const packets: Packet[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let protocol: 4 | 5 = 4;
    const input = parser();
    const send = (packet: Packet): void => {
      socket.write(generate(packet, { protocolVersion: protocol }));
    };
    input.on('packet', (packet) => {
      packets.push(packet);
      if (packet.cmd === 'connect') protocol = packet.protocolVersion === 5 ? 5 : 4;
      onPacket(packet, { protocol, socket, send });
    });
    socket.on('data', (bytes) => input.parse(bytes));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    packets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export const accepted: Packet = { cmd: 'connack', sessionPresent: false, reasonCode: 0, returnCode: 0 };
