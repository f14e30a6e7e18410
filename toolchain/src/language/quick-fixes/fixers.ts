import { agentValueFixes } from './agent-values.ts';
import { channelValueFixes } from './channel-values.ts';
import { exampleFixes } from './examples.ts';
import { fileFixes } from './files.ts';
import type { Fixer, Fixers } from './fix.ts';
import { keyFixes } from './keys.ts';
import { missingFixes } from './missing.ts';
import { narrowedFixes } from './narrowed.ts';
import { participantFixes } from './participants.ts';
import { schemaFixes } from './schemas.ts';
import { suppressionFixes } from './suppressions.ts';
import { unresolvedFixes } from './unresolved.ts';
import { uselessFixes } from './useless.ts';
import { writtenValueFixes } from './written-values.ts';

/** What mends comes before what takes away. */
const families: readonly Fixers[] = [
  writtenValueFixes,
  missingFixes,
  channelValueFixes,
  agentValueFixes,
  narrowedFixes,
  schemaFixes,
  exampleFixes,
  keyFixes,
  fileFixes,
  suppressionFixes,
  unresolvedFixes,
  participantFixes,
  uselessFixes,
];

/** The fixers of a rule. */
export function fixersOf(rule: string): readonly Fixer[] {
  return families.flatMap((family) => (Object.hasOwn(family, rule) ? (family[rule] ?? []) : []));
}
