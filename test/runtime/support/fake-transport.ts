import { ParleyError } from '#runtime/errors.ts';
import type { OutgoingPacket, Transport, TransportState } from '#runtime/transport/transport.ts';

interface Publish {
  readonly packet: OutgoingPacket;
  readonly confirm: () => void;
  readonly fail: (error: ParleyError) => void;
}

/** A transport whose broker is the test: it confirms each publish, or breaks. */
export class FakeTransport implements Transport {
  state: TransportState = 'online';
  readonly session = undefined;
  readonly published: Publish[] = [];

  get topics(): readonly string[] {
    return this.published.map(({ packet }) => packet.topic);
  }

  open(): never {
    throw new Error('not part of this double');
  }

  publish(packet: OutgoingPacket): Promise<void> {
    if (this.state !== 'online') return Promise.reject(new ParleyError('not_connected', 'down'));
    return new Promise((resolve, reject) => {
      this.published.push({ packet, confirm: resolve, fail: reject });
    });
  }

  /** The connection breaks: what is unconfirmed fails, in the order it went out. */
  breakDown(error = new ParleyError('not_connected', 'broke')): void {
    this.state = 'offline';
    for (const { fail } of this.published.splice(0)) fail(error);
  }

  subscribe(): Promise<void> {
    return Promise.resolve();
  }

  unsubscribe(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }
}
