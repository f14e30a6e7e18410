import { fullFormats } from 'ajv-formats/dist/formats.js';

/** The formats that are asserted, by the very definitions that generated validators use. */
export const formatNames = [
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'uuid',
  'json-pointer',
  'regex',
] as const;
export type FormatName = (typeof formatNames)[number];

export function isFormatName(name: unknown): name is FormatName {
  return formatNames.some((known) => known === name);
}

type Test = RegExp | ((text: string) => boolean);

/** Whether a text has a format. */
export function hasFormat(text: string, name: FormatName): boolean {
  const format = fullFormats[name] as Test | { readonly validate: Test };
  return passes('validate' in format ? format.validate : format, text);
}

function passes(test: Test, text: string): boolean {
  return test instanceof RegExp ? test.test(text) : test(text);
}
