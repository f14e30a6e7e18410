import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startBroker, type EmbeddedBroker } from '@parley/runtime/broker';
import { createFactory } from '@parley/runtime/transport';
import { connectionOptions } from '#explorer/connect/connection.ts';
import { resolveBroker } from '#explorer/connect/resolve.ts';
import { certificate, startTlsProxy } from '../../support/tls-proxy.ts';

const folder = join(import.meta.dirname, '../../support');

describe('connectionOptions', () => {
  it('passes names, protocol and TLS on, and fills variables', () => {
    const plant = {
      url: 'mqtts://b',
      username: '${WHO}',
      password: 'p',
      protocol: 4,
      rejectUnauthorized: false,
    } as const;
    const target = resolveBroker('plant', { brokers: { plant } }, { WHO: 'ann' });
    assert.deepEqual(connectionOptions(target, folder), {
      username: 'ann',
      password: 'p',
      protocol: 4,
      tls: { rejectUnauthorized: false },
    });
  });

  it('reads the files from the folder of the workspace', () => {
    const target = { url: 'mqtts://b', label: 'b', ca: 'tls/certificate.pem' };
    assert.equal(connectionOptions(target, folder).tls?.ca, certificate);
  });

  it('takes PEM text as it is', () => {
    const target = { url: 'mqtts://b', label: 'b', ca: certificate, servername: 'broker.plant' };
    assert.deepEqual(connectionOptions(target, folder).tls, { ca: certificate, servername: 'broker.plant' });
  });

  it('names a file that cannot be read', () => {
    const target = { url: 'mqtts://b', label: 'b', key: 'no-such.pem' };
    assert.throws(
      () => connectionOptions(target, folder),
      /the broker's "key" cannot be read: .*no-such\.pem/u,
    );
  });

  describe('over TLS', () => {
    let broker: EmbeddedBroker;
    let proxy: Awaited<ReturnType<typeof startTlsProxy>>;
    before(async () => {
      broker = await startBroker();
      proxy = await startTlsProxy(broker.port);
    });
    after(async () => {
      await proxy.close();
      await broker.close();
    });

    it('connects to a broker whose certificate the configured authority vouches for', async () => {
      const plant = { url: `mqtts://localhost:${proxy.port}`, ca: 'tls/certificate.pem' };
      const target = resolveBroker('plant', { brokers: { plant } }, {});
      const transport = createFactory(target.url, connectionOptions(target, folder)).create({
        clientId: 'c',
      });
      assert.equal((await transport.open()).protocol, 5);
      await transport.close();
    });
  });
});
