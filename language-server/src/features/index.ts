import { definition } from './definition.ts';
import type { Feature } from './feature.ts';
import { references } from './references.ts';

/** Everything the server can do besides findings: a file and a line each. */
export const features: readonly Feature[] = [definition, references];
