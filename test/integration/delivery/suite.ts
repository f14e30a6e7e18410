import type { TestBroker } from '../../support/broker-process.ts';
import { defineClasses } from './classes.ts';
import { defineInstances } from './instances.ts';
import { defineOutages } from './outages.ts';
import { Stage, type Promises } from './stage.ts';

/** What the delivery classes promise, the same for every broker: docs/guide/brokers.md. */
export function defineDelivery(ask: () => Promise<TestBroker>, promises: Promises): void {
  const stage = new Stage(ask, promises);
  before(async function () {
    this.timeout(90_000);
    await stage.open();
  });
  beforeEach(() => {
    stage.begin();
  });
  afterEach(() => stage.end());

  defineClasses(stage);
  defineInstances(stage);
  defineOutages(stage);
}
