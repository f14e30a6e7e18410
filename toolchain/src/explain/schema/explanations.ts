import type { Explanation } from '../explanation.ts';
import { schemaAnchorDuplicate } from './anchor-duplicate.ts';
import { schemaArrayUnbounded } from './array-unbounded.ts';
import { schemaDefaultInvalid } from './default-invalid.ts';
import { schemaDefinitionsOutdated } from './definitions-outdated.ts';
import { schemaDialectUnknown } from './dialect-unknown.ts';
import { schemaEnumValueUnusable } from './enum-value-unusable.ts';
import { schemaExampleInvalid } from './example-invalid.ts';
import { schemaFormatUnknown } from './format-unknown.ts';
import { schemaIdDuplicate } from './id-duplicate.ts';
import { schemaIntegerUnbounded } from './integer-unbounded.ts';
import { schemaInvalid } from './invalid.ts';
import { schemaKeywordOutdated } from './keyword-outdated.ts';
import { schemaKeywordUnknown } from './keyword-unknown.ts';
import { schemaKeywordWithoutEffect } from './keyword-without-effect.ts';
import { messageDuplicate } from './message-duplicate.ts';
import { messageNameCollision } from './message-name-collision.ts';
import { messageReserved } from './message-reserved.ts';
import { messageWithoutDescription } from './message-without-description.ts';
import { messageWithoutExample } from './message-without-example.ts';
import { numberNotExact } from './number-not-exact.ts';
import { schemaOwnKeywordUnknown } from './own-keyword-unknown.ts';
import { schemaPatternExponential } from './pattern-exponential.ts';
import { schemaPatternInvalid } from './pattern-invalid.ts';
import { schemaPatternNotPortable } from './pattern-not-portable.ts';
import { schemaPropertyCollision } from './property-collision.ts';
import { schemaPropertyNameUnsafe } from './property-name-unsafe.ts';
import { schemaReferenceCircular } from './reference-circular.ts';
import { schemaReferenceUnresolved } from './reference-unresolved.ts';
import { sensitiveUnmarked } from './sensitive-unmarked.ts';
import { schemaStringUnbounded } from './string-unbounded.ts';
import { schemaUnsatisfiable } from './unsatisfiable.ts';
import { schemaUnused } from './unused.ts';

export const schemaExplanations: readonly Explanation[] = [
  schemaAnchorDuplicate,
  schemaArrayUnbounded,
  schemaDefaultInvalid,
  schemaDefinitionsOutdated,
  schemaDialectUnknown,
  schemaEnumValueUnusable,
  schemaExampleInvalid,
  schemaFormatUnknown,
  schemaIdDuplicate,
  schemaIntegerUnbounded,
  schemaInvalid,
  schemaKeywordOutdated,
  schemaKeywordUnknown,
  schemaKeywordWithoutEffect,
  messageDuplicate,
  messageNameCollision,
  messageReserved,
  messageWithoutDescription,
  messageWithoutExample,
  numberNotExact,
  schemaOwnKeywordUnknown,
  schemaPatternExponential,
  schemaPatternInvalid,
  schemaPatternNotPortable,
  schemaPropertyCollision,
  schemaPropertyNameUnsafe,
  schemaReferenceCircular,
  schemaReferenceUnresolved,
  sensitiveUnmarked,
  schemaStringUnbounded,
  schemaUnsatisfiable,
  schemaUnused,
];
