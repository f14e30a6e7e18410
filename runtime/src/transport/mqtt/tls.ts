import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ParleyError } from '../../errors.ts';

/**
 * For `mqtts:` and `wss:`. `ca`, `cert` and `key` are PEM text, the bytes of it, or the path of a file with it. Files are read for
 * each connection: a certificate that was renewed is used from the next reconnect on.
 */
export interface TlsOptions {
  /** The authorities to trust, in place of those that the platform trusts. */
  readonly ca?: string | Uint8Array;
  /** Our certificate, and the ones between it and its authority; needs `key`. */
  readonly cert?: string | Uint8Array;
  readonly key?: string | Uint8Array;
  /** false: take any certificate from the broker; never in production. Default true. */
  readonly rejectUnauthorized?: boolean;
  /** The name that the broker's certificate must bear. Default: the url's host. */
  readonly servername?: string;
}

/** What Node wants to hear of TLS. */
export interface NodeTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly rejectUnauthorized?: boolean;
  readonly servername?: string;
}

type Part = 'ca' | 'cert' | 'key';

/** Reads the files and looks whether they belong together. Throws `invalid_argument` with what is wrong with which. */
export function readTls(options: TlsOptions, nowMs = Date.now()): NodeTls {
  const { rejectUnauthorized, servername } = options;
  const [ca, cert, key] = [
    readPart('ca', options.ca),
    readPart('cert', options.cert),
    readPart('key', options.key),
  ];
  if (ca !== undefined) toCertificate(ca, 'ca');
  assertClient(cert, key, nowMs);
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
    ...(servername === undefined ? {} : { servername }),
  };
}

function readPart(part: Part, given: string | Uint8Array | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'string') return Buffer.from(given).toString('utf8');
  if (given.includes('-----BEGIN')) return given;
  try {
    return readFileSync(given, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    const text = code === 'ENOENT' ? 'there is no such file' : code;
    // A secret that is no PEM must not be told as if it were a path.
    const name = part === 'key' && !/[\\/.]/.test(given) ? 'the text given' : `"${given}"`;
    throw wrong(`tls.${part}: ${name} is neither PEM text nor a file that can be read: ${text}`, cause);
  }
}

function assertClient(cert: string | undefined, key: string | undefined, nowMs: number): void {
  if (cert !== undefined && key !== undefined) {
    assertPair(cert, key, nowMs);
    return;
  }
  if (cert === undefined && key === undefined) return;
  const [given, missing] = cert === undefined ? ['key', 'cert'] : ['cert', 'key'];
  throw wrong(`tls.${given} is given without tls.${missing}: a client certificate takes both`);
}

function assertPair(cert: string, key: string, nowMs: number): void {
  const certificate = toCertificate(cert, 'cert');
  if (!certificate.checkPrivateKey(toKey(key))) {
    throw wrong(
      `tls.key is not the key of tls.cert (${nameOf(certificate)}): were files of two clients mixed?`,
    );
  }
  if (Date.parse(certificate.validTo) < nowMs) {
    throw wrong(`tls.cert (${nameOf(certificate)}) expired on ${certificate.validTo}: renew it`);
  }
  if (Date.parse(certificate.validFrom) > nowMs) {
    throw wrong(
      `tls.cert (${nameOf(certificate)}) is not valid before ${certificate.validFrom}: is the clock right?`,
    );
  }
}

function toCertificate(pem: string, part: 'ca' | 'cert'): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw wrong(`tls.${part} holds no certificate: expected PEM, "-----BEGIN CERTIFICATE-----"`, cause);
  }
}

function toKey(pem: string): ReturnType<typeof createPrivateKey> {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    const isLocked = pem.includes('ENCRYPTED');
    const reason = isLocked
      ? 'tls.key is encrypted: give it decrypted (openssl pkey -in KEY -out PLAIN), readable by this user alone'
      : 'tls.key holds no private key: expected PEM, "-----BEGIN PRIVATE KEY-----"';
    throw wrong(reason, cause);
  }
}

function nameOf({ subject }: X509Certificate): string {
  return subject.split('\n').join(', ') || 'no name';
}

function wrong(reason: string, cause?: unknown): ParleyError {
  return new ParleyError('invalid_argument', reason, cause === undefined ? {} : { cause });
}
