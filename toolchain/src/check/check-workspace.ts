import { type Diagnostic, compareDiagnostics } from '../diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';

/** Judges a workspace: every finding once, sorted. */
export function checkWorkspace(workspace: Workspace): readonly Diagnostic[] {
  return [...workspace.findings].sort(compareDiagnostics);
}
