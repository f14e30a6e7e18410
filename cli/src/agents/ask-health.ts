import type { HealthData } from '@parley/schemas';
import { nameOf, type Keeper } from '../operate/keepers.ts';
import { Link } from '../operate/link.ts';
import type { Target } from '../operate/target.ts';

/** Asks each instance how it is; those that do not answer in time are not in the result. */
export async function askHealth(
  target: Target,
  instances: readonly Keeper[],
  timeoutMs: number,
): Promise<ReadonlyMap<string, HealthData>> {
  const answers = new Map<string, HealthData>();
  if (instances.length === 0) return answers;
  const link = await Link.open(target);
  const asked = new Map<string, Keeper>();
  const early = new Map<string, HealthData>();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, timeoutMs);
    const settle = (): void => {
      for (const [id, health] of early) {
        const instance = asked.get(id);
        if (instance !== undefined) answers.set(nameOf(instance), health);
      }
      if (answers.size < instances.length) return;
      clearTimeout(timer);
      resolve();
    };
    link.listen(({ type, data, causationId = '' }) => {
      if (type !== 'parley.health.v1') return;
      early.set(causationId, data as HealthData);
      settle();
    });
    const ask = async (instance: Keeper): Promise<void> => {
      asked.set(await link.command(instance, { command: 'health' }), instance);
    };
    // An answer may come before we know the id of its question.
    Promise.all(instances.map(ask)).then(settle, reject);
  }).finally(() => link.close());
  return answers;
}
