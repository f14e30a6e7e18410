import { ok, promises, type Outcome, type Probe } from '../probe.ts';
import type { Scene } from '../scene.ts';

const patienceMs = 2_000;

/** Status and card of each agent are retained, and looked up with wildcards. */
export const retained: Probe = {
  id: 'retained',
  title: 'Retained messages',
  section: '3.3.1.3',
  async run(scene: Scene): Promise<Outcome> {
    const sender = await scene.enter('sender');
    await scene.retain(sender, scene.topic('one/status'), 'here');
    const isKept = async (name: string, filter: string): Promise<boolean> => {
      const receiver = await scene.enter(name);
      await receiver.transport.subscribe([{ filter }]);
      return (await receiver.arrived(1, patienceMs)) && receiver.packets[0]?.retain === true;
    };
    const exact = await isKept('exact', scene.topic('one/status'));
    const wildcard = await isKept('wildcard', scene.topic('+/status'));
    const value = { exact, wildcard };
    if (exact && wildcard) return ok('kept', value, 'Who starts later sees who is there.');
    const meaning =
      'Who starts later does not see who is there until they say so again: `parley agents list` misses instances, calls wait for heartbeats.';
    return {
      status: 'fail',
      grade: exact ? 'C' : 'D',
      measured: exact ? 'kept, but not found by wildcards' : 'not kept',
      value,
      meaning,
      touches: exact ? [] : promises.filter((promise) => promise !== 'at-most-once'),
    };
  },
};

/** The will tells that an agent crashed; it is retained, as the status is. */
export const will: Probe = {
  id: 'will',
  title: 'The will of a client that crashed',
  section: '3.1.2.5',
  async run(scene: Scene): Promise<Outcome> {
    const topic = scene.topic('will/status');
    const watcher = await scene.enter('watcher');
    await watcher.transport.subscribe([{ filter: topic }]);
    const client = await scene.enter('crashing', { will: { topic, payload: 'gone', retain: true } });
    const startedAt = scene.clock.monotonic();
    await client.transport.close({ abrupt: true });
    const isTold = await watcher.arrived(1, patienceMs);
    const tookMs = Math.round(scene.clock.monotonic() - startedAt);
    const late = await scene.enter('late');
    await late.transport.subscribe([{ filter: topic }]);
    const isKept = await late.arrived(1, isTold ? patienceMs : 500);
    const value = { told: isTold, retained: isKept, tookMs };
    if (isTold && isKept) return ok(`told after ${tookMs} ms`, value, 'A crash is seen at once.');
    const measured = isTold ? 'told, but not retained' : 'not told';
    const meaning = isTold
      ? 'Who starts later takes a crashed agent for one that is there, until its heartbeats are missed.'
      : 'A crash is only seen by missed heartbeats, after seconds.';
    return { status: 'fail', grade: 'C', measured, value, meaning, touches: ['durable'] };
  },
};
