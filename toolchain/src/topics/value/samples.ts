import type { FormatName } from '../../schema/formats.ts';
import { isObject } from '../../source/pointer.ts';

/** A value of each format that one level of a topic can hold: a proof where no automaton can give one. */
const formatSamples: Readonly<Partial<Record<FormatName, string>>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '00:00:00Z',
  duration: 'P1D',
  email: 'a@example.org',
  hostname: 'example.org',
  ipv4: '10.0.0.1',
  ipv6: 'fe80::1',
  uri: 'urn:a',
  'uri-reference': 'a',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  regex: 'a',
};

/** Values that may well be legal: what the schema names itself, and one for each format. */
export function samplesOf(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const { examples, default: usual } = schema;
  const named = [...(Array.isArray(examples) ? (examples as unknown[]) : []), usual];
  return [...named.filter((value) => typeof value === 'string'), ...Object.values(formatSamples)];
}
