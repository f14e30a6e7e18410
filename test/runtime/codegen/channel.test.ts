import assert from 'node:assert/strict';
import { defineChannel, defineInboxChannel } from '@parley/runtime/codegen';
import type { Bundle } from '@parley/schemas';

const bundle = {
  channels: {
    'parts.order': {
      name: 'parts.order',
      address: 'fleet/{region}/{bay}/order',
      parameters: { region: { enum: ['eu', 'us'] }, bay: { type: 'string', pattern: '^b[0-9]+$' } },
    },
    'parts.answer': { name: 'parts.answer', address: null, parameters: {} },
  },
} as unknown as Bundle;

interface PartsOrderParameters {
  readonly region: 'eu' | 'us';
  readonly bay: string;
}

const channel = defineChannel<'parts.order', PartsOrderParameters>('parts.order', bundle);

function invalid(text: RegExp): object {
  return { name: 'ParleyError', code: 'invalid_parameter', message: text };
}

describe('defineChannel', () => {
  it('fills the address and reads it back', () => {
    const address = channel.formatAddress({ region: 'eu', bay: 'b12' });
    assert.equal(address, 'fleet/eu/b12/order');
    assert.deepEqual({ ...channel.parseAddress(address) }, { region: 'eu', bay: 'b12' });
    assert.equal(channel.address, 'fleet/{region}/{bay}/order');
  });

  it('reads no address of another channel and none with values that the contract refuses', () => {
    for (const address of [
      'fleet/eu/b12/other',
      'fleet/eu/b12',
      'fleet/moon/b12/order',
      'fleet/eu/x/order',
      '',
    ]) {
      assert.equal(channel.parseAddress(address), undefined, address);
    }
  });

  it('refuses values that their schema refuses', () => {
    const moon = { region: 'moon', bay: 'b1' } as unknown as PartsOrderParameters;
    assert.throws(
      () => channel.formatAddress(moon),
      invalid(/parts\.order: \{region\} is "moon", against enum \["eu","us"\]/),
    );
    assert.throws(
      () => channel.formatAddress({ region: 'eu', bay: 'x' }),
      invalid(/\{bay\} is "x", against pattern/),
    );
  });

  it('refuses missing and unknown parameters', () => {
    const missing = { region: 'eu' } as unknown as PartsOrderParameters;
    assert.throws(() => channel.formatAddress(missing), invalid(/\{bay\} is missing/));
    const unknown = { region: 'eu', bay: 'b1', planet: 'x' } as PartsOrderParameters;
    assert.throws(() => channel.formatAddress(unknown), invalid(/\{planet\} is no parameter/));
  });

  it('refuses a channel that the bundle does not have or that has no address', () => {
    assert.throws(() => defineChannel('parts.answer', bundle), { code: 'not_declared' });
    assert.throws(() => defineChannel('absent', bundle), { code: 'not_declared' });
  });
});

describe('defineInboxChannel', () => {
  it('has a name and no address', () => {
    assert.deepEqual(defineInboxChannel('parts.answer'), { name: 'parts.answer', address: null });
  });
});
