import equalModule from 'ajv/dist/runtime/equal.js';
import lengthModule from 'ajv/dist/runtime/ucs2length.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Deep equality of JSON values, for `uniqueItems`, `const` and `enum`. */
export const isEqual = equalModule.default as unknown as (left: unknown, right: unknown) => boolean;

/** Characters of a text as JSON Schema counts them, for `minLength` and `maxLength`. */
export const textLength: (text: string) => number = lengthModule.default;

/** The checks of `format` by name, as generated validators ask for them: `formats.fullFormats.date`. */
export const formats: { readonly fullFormats: Readonly<Record<string, unknown>> } = { fullFormats };
