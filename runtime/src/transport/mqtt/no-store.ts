import type { IStore } from 'mqtt';
import { Readable } from 'node:stream';

type StoreStream = ReturnType<IStore['createStream']>;

/** mqtt.js keeps nothing for a next connection: what must survive one is in Parley's outbox. */
export const noStore: IStore = {
  put(_packet, callback) {
    callback();
    return noStore;
  },
  del(packet, callback) {
    callback(undefined, packet as Parameters<typeof callback>[1]);
    return noStore;
  },
  get(_packet, callback) {
    callback(new Error('nothing is stored'));
    return noStore;
  },
  createStream: () => Readable.from([]) as unknown as StoreStream,
  close(callback) {
    callback();
  },
};
