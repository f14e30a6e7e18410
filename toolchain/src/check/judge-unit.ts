import type { Diagnostic } from '../diagnostic.ts';
import { locationOf } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Finding, Rule } from './rule.ts';
import type { Unit } from './units.ts';

/** What a rule found. */
export interface FoundByRule {
  readonly rule: Rule;
  readonly diagnostic: Diagnostic;
}

const nothing: readonly FoundByRule[] = [];

/** Shows a unit to its rules. */
export function judgeUnit(unit: Unit, workspace: Workspace): readonly FoundByRule[] {
  let found: FoundByRule[] | undefined;
  unit.run(workspace, (rule) => (finding) => {
    found ??= [];
    found.push({ rule, diagnostic: toDiagnostic(rule, finding) });
  });
  return found ?? nothing;
}

function toDiagnostic(rule: Rule, { place, part, message, hint, related }: Finding): Diagnostic {
  return {
    ...locationOf(place, part),
    code: rule.id,
    severity: rule.severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(related === undefined
      ? {}
      : {
          related: related.map((other) => ({
            ...locationOf(other.place, other.part),
            message: other.message,
          })),
        }),
  };
}
