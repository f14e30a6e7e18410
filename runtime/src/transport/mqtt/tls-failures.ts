/** What is wrong when TLS fails, and what to do, by the name that Node gives it. */
const texts: readonly (readonly [pattern: RegExp, text: string])[] = [
  [
    /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_SIGNATURE_|CERT_CHAIN_|INVALID_CA|CERT_UNTRUSTED)/,
    'its certificate is of an authority that is not trusted here: give that authority’s certificate as tls.ca',
  ],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired: it must be renewed at the broker'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet: is the clock right, here and there?'],
  [/^CERT_REVOKED$/, 'its certificate was revoked'],
  [
    /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    'its certificate is for another name: connect by a name that it bears, or give that name as tls.servername',
  ],
  [/CERTIFICATE_REQUIRED$/, 'it asks for a client certificate: give tls.cert and tls.key'],
  [
    /ALERT_UNKNOWN_CA$/,
    'it does not know the authority of the client certificate: was tls.cert issued for this broker?',
  ],
  [/ALERT_CERTIFICATE_EXPIRED$/, 'it says that the client certificate has expired: renew tls.cert'],
  [/ALERT_CERTIFICATE_REVOKED$/, 'it says that the client certificate was revoked'],
  [/ALERT_(BAD_|UNSUPPORTED_)?CERTIFICATE/, 'it refused the client certificate: see its log for why'],
  [/ALERT_(ACCESS_DENIED|DECRYPT_ERROR)/, 'it refused the client certificate: see its log for why'],
  [
    /(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_OVERFLOW)$/,
    'it speaks no TLS at this port: use mqtt:// or ws://, or the port for TLS (mostly 8883)',
  ],
  [
    /(PROTOCOL_VERSION|NO_PROTOCOLS_AVAILABLE|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|NO_SHARED_CIPHER)$/,
    'the two sides have no version of TLS, or no cipher, in common, or it wants a client certificate: see its log',
  ],
];

/** In words, where the name is one of TLS; waiting mends none of these. */
export function explainTls(code: string): string | undefined {
  return texts.find(([pattern]) => pattern.test(code))?.[1] ?? (isTlsCode(code) ? 'TLS failed' : undefined);
}

function isTlsCode(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_)/.test(code);
}
