import { fileURLToPath } from 'node:url';
import { startMosquitto, type Mosquitto } from './mosquitto.ts';
import { freePort } from './ports.ts';

/** A file of test/support/tls: `certificate` is the authority, and a certificate for localhost; the keys are public. */
export function tlsFile(name: string): string {
  return fileURLToPath(new URL(`tls/${name}.pem`, import.meta.url));
}

export interface TlsMosquitto extends Mosquitto {
  readonly tlsPort: number;
  readonly tlsUrl: string;
  readonly tlsWebsocketUrl: string;
}

interface TlsSettings {
  /** Which certificate the broker shows. Default: one for localhost. */
  readonly certificate?: 'certificate' | 'expired' | 'elsewhere';
  /** Nobody without a certificate of the authority gets in. Default false. */
  readonly asksForCertificates?: boolean;
}

/** Mosquitto with one more listener, for TLS. */
export async function startTlsMosquitto(settings: TlsSettings = {}): Promise<TlsMosquitto> {
  const { certificate = 'certificate', asksForCertificates = false } = settings;
  const [tlsPort, websocketPort] = [await freePort(), await freePort()];
  const files = [
    `cafile ${tlsFile('certificate')}`,
    `certfile ${tlsFile(certificate)}`,
    `keyfile ${tlsFile(certificate === 'certificate' ? 'key' : `${certificate}-key`)}`,
    `require_certificate ${asksForCertificates}`,
  ];
  const mosquitto = await startMosquitto([
    `listener ${tlsPort} 127.0.0.1`,
    ...files,
    `listener ${websocketPort} 127.0.0.1`,
    'protocol websockets',
    ...files,
  ]);
  const [tlsUrl, tlsWebsocketUrl] = [`mqtts://localhost:${tlsPort}`, `wss://localhost:${websocketPort}`];
  return Object.assign(mosquitto, { tlsPort, tlsUrl, tlsWebsocketUrl });
}
