import assert from 'node:assert/strict';
import { resolveBroker } from '#explorer/connect/resolve.ts';

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
      /environment variable MQTT_URL is not set, and parley\.config\.yaml needs it for brokers\.production\.url/,
    );
  });

  it('fills every key, and names the file and key of a variable that is missing', () => {
    for (const key of ['username', 'password', 'ca', 'cert', 'key', 'servername']) {
      const brokers = { plant: { url: 'mqtts://b', [key]: 'a-${SECRET}' } };
      const document = { path: 'parley.config.json' };
      const target = resolveBroker('plant', { brokers, document }, { SECRET: 'x' });
      assert.equal((target as unknown as Record<string, unknown>)[key], 'a-x');
      assert.throws(
        () => resolveBroker('plant', { brokers, document }, {}),
        new RegExp(`SECRET is not set, and parley\\.config\\.json needs it for brokers\\.plant\\.${key}`),
      );
    }
  });

  it('fills the name of the broker, too', () => {
    const which = { ...settings, broker: '${WHERE}' };
    assert.equal(resolveBroker(undefined, which, { WHERE: 'local' }).url, 'mqtt://localhost:1883');
    assert.equal(resolveBroker(undefined, which, { WHERE: 'mqtt://b:1' }).url, 'mqtt://b:1');
    assert.throws(() => resolveBroker(undefined, which, {}), /WHERE is not set, .* needs it for broker$/);
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
    for (const url of [
      'mqtt://ann:secret@broker:1',
      'mqtt://ann:se@cret@broker:1',
      'mqtt://broker:1?token=secret',
    ])
      assert.equal(resolveBroker(url, settings, {}).label, 'mqtt://broker:1');
    assert.throws(
      () => resolveBroker('mqtt2://ann:secret@broker:1', settings, {}),
      (error: Error) => !error.message.includes('secret'),
    );
  });
});
