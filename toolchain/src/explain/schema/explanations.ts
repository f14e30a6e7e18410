import type { Explanation } from '../explanation.ts';
import { schemaDialectUnknown } from './dialect-unknown.ts';
import { schemaExampleInvalid } from './example-invalid.ts';
import { schemaFormatUnknown } from './format-unknown.ts';
import { schemaIdDuplicate } from './id-duplicate.ts';
import { schemaInvalid } from './invalid.ts';
import { schemaKeywordUnknown } from './keyword-unknown.ts';
import { messageDuplicate } from './message-duplicate.ts';
import { messageReserved } from './message-reserved.ts';
import { schemaPatternInvalid } from './pattern-invalid.ts';
import { schemaReferenceCircular } from './reference-circular.ts';
import { schemaReferenceUnresolved } from './reference-unresolved.ts';
import { schemaUnsatisfiable } from './unsatisfiable.ts';
import { schemaUnused } from './unused.ts';

export const schemaExplanations: readonly Explanation[] = [
  schemaDialectUnknown,
  schemaExampleInvalid,
  schemaFormatUnknown,
  schemaIdDuplicate,
  schemaInvalid,
  schemaKeywordUnknown,
  messageDuplicate,
  messageReserved,
  schemaPatternInvalid,
  schemaReferenceCircular,
  schemaReferenceUnresolved,
  schemaUnsatisfiable,
  schemaUnused,
];
