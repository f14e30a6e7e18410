import { deliveryLaws } from './contract/delivery.ts';
import { lifeLaws } from './contract/life.ts';
import { Bench, type Features, type Rig } from './contract/rig.ts';
import { sessionLaws } from './contract/sessions.ts';

export type { Features, Rig };

/** The promises of `Transport`, the same over everything that carries it. */
export function describeTransport(name: string, createRig: () => Promise<Rig>, features: Features): void {
  describe(`a transport over ${name}`, () => {
    let rig: Rig | undefined;
    let bench: Bench | undefined;
    const current = (): Bench => {
      if (rig === undefined) throw new Error('the rig is not there yet');
      return (bench ??= new Bench(rig));
    };
    before(async () => {
      rig = await createRig();
    });
    afterEach(async () => {
      await bench?.clear();
    });
    after(async () => {
      await rig?.close();
    });
    deliveryLaws(current, features);
    sessionLaws(current, features);
    lifeLaws(current, features);
  });
}
