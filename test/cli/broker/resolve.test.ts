import assert from 'node:assert/strict';
import { resolveBroker } from '#cli/broker/resolve.ts';

const settings = {
  broker: 'local',
  brokers: {
    local: { url: 'mqtt://localhost:1883' },
    production: { url: '${MQTT_URL}', username: '${MQTT_USER}' },
  },
};

describe('resolveBroker', () => {
  it('takes the command line before the environment, and that before the configuration', () => {
    const env = { PARLEY_BROKER: 'mqtt://env:1' };
    assert.equal(resolveBroker('mqtt://arg:1', settings, env).url, 'mqtt://arg:1');
    assert.equal(resolveBroker(undefined, settings, env).url, 'mqtt://env:1');
    assert.equal(resolveBroker(undefined, settings, {}).url, 'mqtt://localhost:1883');
  });

  it('fills variables of the environment', () => {
    const env = { MQTT_URL: 'mqtts://broker:8883', MQTT_USER: 'ann' };
    const { url, username } = resolveBroker('production', settings, env);
    assert.deepEqual({ url, username }, { url: 'mqtts://broker:8883', username: 'ann' });
  });

  it('names the variable that is missing', () => {
    assert.throws(
      () => resolveBroker('production', settings, {}),
      /environment variable MQTT_URL is not set/,
    );
  });

  it('lists the brokers that it knows', () => {
    assert.throws(
      () => resolveBroker('moon', settings, {}),
      (error: Error & { hint?: string }) => (error.hint ?? '').includes('local, production'),
    );
  });

  it('finds nothing in what every object has', () => {
    assert.throws(() => resolveBroker('constructor', settings, {}), /no broker named/);
  });

  it('never shows credentials', () => {
    assert.equal(resolveBroker('mqtt://ann:secret@broker:1', settings, {}).label, 'mqtt://broker:1');
    assert.throws(
      () => resolveBroker('mqtt2://ann:secret@broker:1', settings, {}),
      (error: Error) => !error.message.includes('secret'),
    );
  });
});
