import type { Environment } from '../environment.ts';
import { getSafeInteger, setSafeInteger } from '../journal/change.ts';
import type { AgentState } from '../state/agent-state.ts';
import { beginLife, type Identity, type LivingIdentity } from './identity.ts';

const stream = 'life';

/** Begins a life that is later than all that the journal knows, also when the clock went back meanwhile. REQ-PRES-9 */
export async function beginKeptLife(
  { instance, journal }: Pick<AgentState, 'instance' | 'journal'>,
  identify: (instance: string) => Identity,
  { clock, logger }: Pick<Environment, 'clock' | 'logger'>,
): Promise<LivingIdentity> {
  const records = journal.records(stream);
  const earlier = await Promise.all(records.map(({ id }) => journal.read(id)));
  const last = Math.max(0, ...earlier.map((bytes) => (bytes === undefined ? 0 : decode(bytes))));
  const life = beginLife(identify(instance), Math.max(clock.now(), last + 1));
  try {
    const adds = [{ stream, payload: encode(life.incarnation) }];
    await journal.commit({ adds, releases: records.map(({ id }) => id) }).saved;
  } catch (error) {
    // A disk that is full must not keep it from working off what filled it; the clock alone is right nearly always.
    logger.warn('the incarnation could not be written down', { agent: life.agent, error });
  }
  return life;
}

function encode(incarnation: number): Uint8Array {
  const bytes = new Uint8Array(8);
  setSafeInteger(new DataView(bytes.buffer), 0, incarnation);
  return bytes;
}

function decode(bytes: Uint8Array): number {
  return getSafeInteger(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
}
