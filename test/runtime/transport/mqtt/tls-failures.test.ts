import assert from 'node:assert/strict';
import { createMqttFactory, type TlsOptions } from '#runtime/transport/mqtt.ts';
import { within } from '../../../support/deadline.ts';
import { describeWithMosquitto } from '../../../support/mosquitto.ts';
import { startTlsMosquitto, tlsFile, type TlsMosquitto } from '../../../support/tls-mosquitto.ts';

const ca = tlsFile('certificate');
const client = (name: string): TlsOptions => ({ ca, cert: tlsFile(name), key: tlsFile(`${name}-key`) });

async function connectTo(url: string, tls: TlsOptions): Promise<void> {
  const transport = createMqttFactory(url, { tls }).create({ clientId: 'c' });
  try {
    await within('an answer', transport.open());
  } finally {
    await transport.close();
  }
}

describeWithMosquitto('explainTls', () => {
  let broker: TlsMosquitto | undefined;
  afterEach(() => broker?.close());

  it('asks for the authority of the broker', async () => {
    broker = await startTlsMosquitto();
    await connectTo(broker.tlsUrl, { ca });
    await assert.rejects(connectTo(broker.tlsUrl, {}), {
      code: 'connection_refused',
      message: /authority that is not trusted here: give .* as tls\.ca/,
    });
  });

  it('tells that the certificate of the broker has expired', async () => {
    broker = await startTlsMosquitto({ certificate: 'expired' });
    await assert.rejects(connectTo(broker.tlsUrl, { ca }), /certificate has expired: it must be renewed/);
  });

  it('tells that the broker has a certificate for another name, which `servername` accepts', async () => {
    broker = await startTlsMosquitto({ certificate: 'elsewhere' });
    await assert.rejects(connectTo(broker.tlsUrl, { ca }), /for another name: .*DNS:elsewhere\.example/);
    await connectTo(broker.tlsUrl, { ca, servername: 'elsewhere.example' });
  });

  it('tells what a broker wants that asks for client certificates', async () => {
    broker = await startTlsMosquitto({ asksForCertificates: true });
    const { tlsUrl } = broker;
    await connectTo(tlsUrl, client('client'));
    await assert.rejects(
      connectTo(tlsUrl, { ca }),
      /asks for a client certificate: give tls\.cert and tls\.key/,
    );
    await assert.rejects(connectTo(tlsUrl, client('stranger')), /authority of the client certificate/);
  });

  it('says the same of WebSockets', async () => {
    broker = await startTlsMosquitto({ asksForCertificates: true });
    const { tlsWebsocketUrl } = broker;
    await connectTo(tlsWebsocketUrl, client('client'));
    await assert.rejects(connectTo(tlsWebsocketUrl, {}), /authority that is not trusted here/);
    await assert.rejects(connectTo(tlsWebsocketUrl, client('stranger')));
  });

  it('doubts the port where one side speaks no TLS', async () => {
    broker = await startTlsMosquitto();
    const patience = { signal: AbortSignal.timeout(300) };
    const plain = createMqttFactory(broker.url.replace('mqtt:', 'mqtts:')).create({ clientId: 'c' });
    await assert.rejects(plain.open(patience.signal), /does that port speak TLS\?/);
    const secure = createMqttFactory(broker.tlsUrl.replace('mqtts:', 'mqtt:')).create({ clientId: 'c' });
    await assert.rejects(secure.open(AbortSignal.timeout(300)), /a port for TLS wants mqtts:\/\//);
  });

  it('refuses certificates for a url without TLS', () => {
    assert.throws(() => createMqttFactory('mqtt://localhost', { tls: { ca } }), /tls\.ca without TLS/);
  });
});
