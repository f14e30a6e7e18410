import { ParleyError } from '../../errors.ts';
import { ok, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';
import { createShareProbe, type ShareProbe } from '../share-probe.ts';

/** Whether shared subscriptions deliver: some brokers grant them and send nothing. */
export const shared: Probe = {
  id: 'shared',
  title: 'Shared subscriptions',
  section: '4.8.2',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('shared');
    const sender = await scene.enter('sender');
    const member = await scene.enter('member');
    const probe: ShareProbe = createShareProbe({
      transport: member.transport,
      topic,
      group: scene.group,
      clock: scene.clock,
      stir: async () => {
        await sender.transport.publish({ topic, payload: 'x' });
        await member.arrived(1, 2_000);
        for (const packet of member.packets) probe.takes(packet);
      },
    });
    try {
      await probe.run();
      return ok('they deliver', true, 'Channels with `share: broker` work.');
    } catch (caught) {
      return refusal(ParleyError.from(caught), await member.gone(200));
    }
  },
};

function refusal({ code, reason }: ParleyError, isClosed: boolean): Outcome {
  const why = reason.includes('delivered nothing') ? 'granted, but nothing is delivered' : 'refused';
  return {
    status: 'warn',
    grade: 'B',
    measured: isClosed ? 'it closes the connection of who asks for one' : why,
    value: false,
    meaning:
      'Channels with `share: broker` are refused when an agent starts. `share: one`, the default, shares work without them.',
    touches: ['share: broker'],
    ...(code === 'internal' ? { status: 'unknown', measured: reason } : {}),
  };
}
