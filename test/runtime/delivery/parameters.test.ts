import assert from 'node:assert/strict';
import {
  createParameterCheck,
  finiteValues,
  resolveParameters,
  subscriptionFilters,
} from '#runtime/delivery/parameters.ts';
import { createCompiler } from '#runtime/delivery/validators.ts';
import { channel } from '../support/contracts.ts';

const numbers = Array.from({ length: 65 }, (_, index) => String(index));
const regional = channel('c', {
  address: 'a/{region}/b/{line}',
  parameters: { region: { enum: ['eu', 'us'] }, line: { const: 'x' } },
});
const free = channel('d', {
  address: 'a/{id}',
  parameters: { id: { type: 'string', pattern: '^v[0-9]+$' } },
});

describe('subscriptionFilters', () => {
  for (const [what, given, bound, expected] of [
    ['lists the values of a finite set', regional, {}, ['a/eu/b/x', 'a/us/b/x']],
    ['fills in what is bound', regional, { region: 'eu' }, ['a/eu/b/x']],
    ['takes + for a free parameter', free, {}, ['a/+']],
    [
      'takes + for more than 64 topics',
      channel('e', { address: 'a/{n}', parameters: { n: { enum: numbers } } }),
      {},
      ['a/+'],
    ],
    ['has none without an address', channel('f', { address: null }), {}, []],
  ] as const) {
    it(what, () => {
      assert.deepEqual(subscriptionFilters(given, bound), expected);
    });
  }
});

describe('finiteValues', () => {
  it('has none for a schema that is no list', () => {
    assert.deepEqual(
      [finiteValues(true), finiteValues({ type: 'string' }), finiteValues({ enum: [1] })],
      [undefined, undefined, undefined],
    );
  });
});

describe('createParameterCheck', () => {
  it('names the value that its schema refuses', async () => {
    const compile = await createCompiler();
    assert.equal(createParameterCheck(free, compile).refused({ id: 'v12' }), undefined);
    assert.equal(createParameterCheck(free, compile).refused({ id: 'w12' }), 'id');
    assert.equal(createParameterCheck(regional, compile).refused({ region: 'mars', line: 'x' }), 'region');
  });
});

describe('resolveParameters', () => {
  it('lets the send override what the agent is bound to', () => {
    assert.deepEqual(
      resolveParameters(
        { name: 'c', parameterNames: ['region', 'line'] },
        { region: 'eu', line: 'x' },
        { region: 'us' },
      ),
      {
        region: 'us',
        line: 'x',
      },
    );
  });

  it('refuses a missing and an unknown parameter', () => {
    assert.throws(
      () => resolveParameters({ name: 'c', parameterNames: ['region', 'line'] }, {}, { region: 'eu' }),
      { code: 'invalid_parameter' },
    );
    assert.throws(
      () => resolveParameters({ name: 'd', parameterNames: ['id'] }, {}, { id: 'v1', other: 'x' }),
      { code: 'invalid_parameter' },
    );
  });
});
