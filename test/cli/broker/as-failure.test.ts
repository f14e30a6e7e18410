import assert from 'node:assert/strict';
import { connectionOptions } from '#cli/broker/connection.ts';
import { resolveBroker } from '#cli/broker/resolve.ts';
import { Failure } from '#cli/failure.ts';

describe('asFailure', () => {
  it('tells a broker that is not configured as wrong usage, with the brokers that are', () => {
    const brokers = { plant: { url: 'mqtt://plant:1883' } };
    assert.throws(
      () => resolveBroker('moon', { brokers }),
      (error) =>
        error instanceof Failure &&
        error.exitCode === 2 &&
        (error.hint ?? '').includes('Known brokers: plant'),
    );
  });

  it('tells a file that is not there as an input that could not be read', () => {
    const target = { url: 'mqtts://b', label: 'b', key: 'no-such.pem' };
    assert.throws(
      () => connectionOptions(target, import.meta.dirname),
      (error) => error instanceof Failure && error.exitCode === 3 && error.message.includes('no-such.pem'),
    );
  });
});
