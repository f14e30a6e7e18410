import assert from 'node:assert/strict';
import type { DeadLetterData, ReceiptData } from '@parley/schemas';
import { until } from './until.ts';
import type { World } from './world.ts';

export const operatorInbox = 'parley/v1/inbox/parley-cli/x1/control';

export interface OperatorAnswer {
  readonly letters: readonly DeadLetterData[];
  readonly receipt: ReceiptData;
}

/** Gives commands as parley-cli does, and resolves with what was answered; time goes on meanwhile. */
export function createOperator(world: World) {
  let count = 0;
  return async (data: object, agent = 'worker'): Promise<OperatorAnswer> => {
    count += 1;
    const id = `c${count}`;
    await world.publish(`parley/v1/commands/${agent}`, {
      id,
      source: '/agents/parley-cli/x1',
      type: 'parley.command.v1',
      replyto: operatorInbox,
      data,
    });
    const answers = () => world.events(operatorInbox).filter(({ causationid }) => causationid === id);
    await until(() => {
      world.clock.advance(1);
      return answers().some(({ type }) => type === 'parley.receipt.v1');
    });
    const items = answers();
    assert.equal(items.at(-1)?.type, 'parley.receipt.v1');
    const receipt = items.at(-1)?.data as ReceiptData;
    assert.deepEqual(receipt.ids, [id]);
    return { letters: items.slice(0, -1).map((event) => event.data as DeadLetterData), receipt };
  };
}
