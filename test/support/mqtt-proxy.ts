import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { PacketSplitter, packetTypeOf, type PacketType } from './mqtt-packets.ts';

export interface ProxiedPacket {
  /** `up`: from the client to the broker. */
  readonly direction: 'up' | 'down';
  readonly type: PacketType;
  readonly bytes: number;
}

/** What becomes of a packet: `cut` passes so many of its bytes and breaks the connection, `wait` delays all of its direction. */
export type Verdict =
  | { readonly kind: 'pass' | 'drop' | 'twice' }
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'wait'; readonly ms: number };

/** Asked for each packet of each connection, in their order. */
export type Fault = (packet: ProxiedPacket) => Verdict;

/** A relay between MQTT clients and a broker that knows packets and makes faults. */
export interface MqttProxy {
  readonly url: string;
  /** Packets that passed or were asked for, both ways. */
  readonly packets: number;
  /** From now on; undefined for none. */
  inject(fault: Fault | undefined): void;
  /** Breaks every connection. */
  cut(): void;
  /** Nobody gets through, neither old nor new connections, and nobody is told. */
  partition(): void;
  /** The broker's ends are closed, the clients' stay open and silent. */
  halfOpen(): void;
  /** New connections work again; silent ones stay silent. */
  heal(): void;
  close(): Promise<void>;
}

export async function startMqttProxy(targetPort: number): Promise<MqttProxy> {
  const proxy = new Relay(targetPort);
  await proxy.listen();
  return proxy;
}

const pass: Verdict = { kind: 'pass' };

class Relay implements MqttProxy {
  packets = 0;
  readonly #targetPort: number;
  readonly #clients = new Set<Socket>();
  readonly #targets = new Set<Socket>();
  readonly #silent = new WeakSet<Socket>();
  readonly #server = createServer((client) => {
    this.#accept(client);
  });
  #fault: Fault | undefined;
  #isPartitioned = false;

  constructor(targetPort: number) {
    this.#targetPort = targetPort;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  inject(fault: Fault | undefined): void {
    this.#fault = fault;
  }

  cut(): void {
    for (const socket of [...this.#clients, ...this.#targets]) socket.destroy();
  }

  partition(): void {
    this.#isPartitioned = true;
    for (const socket of [...this.#clients, ...this.#targets]) this.#silence(socket);
  }

  halfOpen(): void {
    for (const socket of this.#clients) this.#silence(socket);
    for (const socket of this.#targets) socket.destroy();
  }

  heal(): void {
    this.#isPartitioned = false;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #accept(client: Socket): void {
    this.#keep(client, this.#clients);
    if (this.#isPartitioned) {
      this.#silence(client);
      return;
    }
    const target = connect(this.#targetPort, '127.0.0.1');
    this.#keep(target, this.#targets);
    this.#relay(client, target, 'up');
    this.#relay(target, client, 'down');
    client.on('close', () => target.destroy());
    target.on('close', () => {
      if (!this.#silent.has(client)) client.destroy();
    });
  }

  #keep(socket: Socket, among: Set<Socket>): void {
    among.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => among.delete(socket));
  }

  #silence(socket: Socket): void {
    this.#silent.add(socket);
    socket.pause();
  }

  #relay(from: Socket, to: Socket, direction: 'up' | 'down'): void {
    const splitter = new PacketSplitter();
    let last = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      if (this.#silent.has(from)) return;
      for (const bytes of splitter.push(chunk)) {
        this.packets += 1;
        const verdict = this.#fault?.({ direction, type: packetTypeOf(bytes), bytes: bytes.length }) ?? pass;
        last = last.then(() => this.#apply(verdict, bytes, to));
      }
    });
  }

  async #apply(verdict: Verdict, bytes: Buffer, to: Socket): Promise<void> {
    if (verdict.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, verdict.ms));
    if (verdict.kind === 'drop' || this.#silent.has(to) || to.destroyed) return;
    if (verdict.kind !== 'cut') {
      to.write(verdict.kind === 'twice' ? Buffer.concat([bytes, bytes]) : bytes);
      return;
    }
    // All before it has to arrive: only then is the place of the cut what the test says.
    await new Promise((resolve) => to.write(bytes.subarray(0, verdict.afterBytes), resolve));
    to.end();
    this.cut();
  }
}
