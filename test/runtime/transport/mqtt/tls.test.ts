import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTls } from '#runtime/transport/mqtt/tls.ts';
import { tlsFile } from '../../../support/tls-mosquitto.ts';

const authority = readFileSync(tlsFile('certificate'), 'utf8');

describe('readTls', () => {
  it('takes PEM text, its bytes, and the path of a file', () => {
    for (const ca of [authority, Buffer.from(authority), tlsFile('certificate')])
      assert.equal(readTls({ ca }).ca, authority);
  });

  it('reads a file anew each time, so that a renewed certificate is used', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-tls-'));
    const cert = join(folder, 'cert.pem');
    const key = join(folder, 'key.pem');
    const install = (name: string): void => {
      writeFileSync(cert, readFileSync(tlsFile(name)));
      writeFileSync(key, readFileSync(tlsFile(`${name}-key`)));
    };
    install('client');
    const before = readTls({ cert, key }).cert;
    install('stranger');
    assert.notEqual(readTls({ cert, key }).cert, before);
    rmSync(folder, { recursive: true });
  });

  it('passes the rest on', () => {
    assert.deepEqual(readTls({ rejectUnauthorized: false, servername: 'b' }), {
      rejectUnauthorized: false,
      servername: 'b',
    });
  });

  const pair = (cert: string, key: string) => ({ cert: tlsFile(cert), key: tlsFile(key) });
  const faults: readonly (readonly [
    name: string,
    options: Parameters<typeof readTls>[0],
    message: RegExp,
  ])[] = [
    [
      'a file that is missing',
      pair('client', 'no-such'),
      /tls\.key: ".*no-such\.pem" is neither PEM text nor a file/,
    ],
    [
      'a key of another certificate',
      pair('client', 'stranger-key'),
      /not the key of tls\.cert \(CN=office\)/,
    ],
    ['a certificate that expired', pair('expired', 'expired-key'), /expired on Jan {2}1 .*2021.*renew it/],
    ['an encrypted key', pair('client', 'locked-key'), /tls\.key is encrypted: give it decrypted/],
    ['a certificate without a key', { cert: tlsFile('client') }, /tls\.cert is given without tls\.key/],
    ['a key without a certificate', { key: tlsFile('key') }, /tls\.key is given without tls\.cert/],
    ['an authority that is no certificate', { ca: tlsFile('key') }, /tls\.ca holds no certificate/],
    ['a certificate for a key', pair('client', 'client'), /tls\.key holds no private key/],
  ];
  for (const [name, options, message] of faults) {
    it(`refuses ${name}, and says what to do`, () => {
      assert.throws(() => readTls(options), { code: 'invalid_argument', message });
    });
  }

  it('refuses a certificate from the future', () => {
    const options = pair('client', 'client-key');
    assert.throws(() => readTls(options, Date.UTC(2025, 0)), /not valid before Jan {2}1 .*2026.*clock/);
  });

  it('never shows a key that was given as text', () => {
    assert.throws(
      () => readTls({ cert: authority, key: 'c2VjcmV0' }),
      (error: Error) => !error.message.includes('c2VjcmV0'),
    );
  });
});
