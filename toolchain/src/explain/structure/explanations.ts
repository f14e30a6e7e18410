import type { Explanation } from '../explanation.ts';
import { illegalDuration } from './illegal-duration.ts';
import { illegalName } from './illegal-name.ts';
import { illegalRange } from './illegal-range.ts';
import { illegalSize } from './illegal-size.ts';
import { missingKey } from './missing-key.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongType } from './wrong-type.ts';
import { wrongValue } from './wrong-value.ts';

export const structureExplanations: readonly Explanation[] = [
  illegalDuration,
  illegalName,
  illegalRange,
  illegalSize,
  missingKey,
  unknownKey,
  wrongType,
  wrongValue,
];
