import assert from 'node:assert/strict';
import { queryErrors } from '@parley/explorer';
import { type TailFilter, filterQuery } from '#cli/tail/filter-query.ts';
import { shop } from '../../explorer/bundle.ts';

describe('filterQuery', () => {
  const table: readonly (readonly [filter: TailFilter, query: string])[] = [
    [{}, ''],
    [{ where: ['channel:a or channel:b'] }, 'channel:a or channel:b'],
    [{ where: ['a or b'], invalid: true }, '(a or b) valid:false'],
    [{ where: ['a or b', 'c'] }, '(a or b) (c)'],
    [{ channel: 'order.**', valid: true }, 'channel:order.* valid:true'],
    [{ agent: 'ledger' }, '(from:ledger or to:ledger)'],
    [{ type: 'shop.*', correlation: '9c41' }, 'type:shop.* corr:9c41'],
    [{ channel: 'a b) or "x' }, 'channel:"a b) or \\"x"'],
  ];
  for (const [filter, query] of table) {
    it(`makes ${JSON.stringify(filter)} the query ${query}`, () => {
      assert.equal(filterQuery(filter), query);
      assert.deepEqual(queryErrors(query, shop), []);
    });
  }
});
