import { ParleyError } from '../../errors.ts';
import { ok, promises, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';

/** The default of a channel's `maxBytes`. */
const wantedBytes = 256 * 1024;
const patienceMs = 5_000;

/** Whether a message of the largest size that channels allow by default gets through. */
export const size: Probe = {
  id: 'size',
  title: 'A message of 256 KB',
  section: '3.2.2.3.6',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('size');
    const receiver = await scene.enter('receiver');
    await receiver.transport.subscribe([{ filter: topic }]);
    const sender = await scene.enter('sender');
    const why = await sender.transport.publish({ topic, payload: new Uint8Array(wantedBytes) }).then(
      () => undefined,
      (caught: unknown) => ParleyError.from(caught).reason,
    );
    if (why === undefined && (await receiver.arrived(1, patienceMs)))
      return ok('gets through', true, 'Channels keep their default `maxBytes`.');
    const { maximumPacketBytes } = sender.session.limits ?? {};
    const limit = maximumPacketBytes === undefined ? '' : `: it takes ${maximumPacketBytes} bytes`;
    return {
      status: 'warn',
      grade: 'C',
      measured: `${why === undefined ? 'lost' : 'refused'}${limit}`,
      value: false,
      meaning:
        'Give channels a `maxBytes` that the broker takes, so that a message is refused at once and not lost on its way.',
      touches: promises.filter((promise) => promise !== 'share: broker'),
    };
  },
};
