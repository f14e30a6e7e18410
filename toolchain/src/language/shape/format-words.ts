import type { FormatName } from '../../schema/formats.ts';

/** What each format that is asserted looks like. */
export const formatWords: Readonly<Record<FormatName, string>> = {
  'date-time': 'A moment as in RFC 3339: `2026-01-31T08:30:00Z`.',
  date: 'A day: `2026-01-31`.',
  time: 'A time of day with its zone: `08:30:00Z`.',
  duration: 'A span of time as in ISO 8601: `PT30S`, `P1D`.',
  email: 'An e-mail address.',
  hostname: 'The name of a host: `broker.example.com`.',
  ipv4: 'An address such as `192.0.2.1`.',
  ipv6: 'An address such as `2001:db8::1`.',
  uri: 'An absolute URI: `https://example.com/a`.',
  'uri-reference': 'A URI, absolute or relative: `../a#b`.',
  uuid: 'A UUID: `0190d5a8-7e2c-7c3f-9f5b-3c1d2e4f5a6b`.',
  'json-pointer': 'A JSON pointer: `/a/b/0`.',
  regex: 'A regular expression of ECMAScript.',
};
