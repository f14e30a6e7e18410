import type { Bundle } from '@parley/schemas';
import { checkWorkspace } from '../check/check-workspace.ts';
import { ContractsError, formatDiagnostic } from '../errors.ts';
import { resolveBundle } from '../model/bundle.ts';
import { createWorkspace } from '../model/create-workspace.ts';
import { readWorkspace } from './read-workspace.ts';

const listed = 10;

/** The bundle of the workspace that holds `folder`. Throws `no_workspace`, or `invalid_contracts` with the errors found. */
export async function loadContracts(folder: string): Promise<Bundle> {
  const workspace = createWorkspace(await readWorkspace(folder));
  const errors = checkWorkspace(workspace).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return resolveBundle(workspace);
  const lines = errors.slice(0, listed).map((error) => `  ${formatDiagnostic(error)}`);
  if (errors.length > listed) lines.push(`  and ${errors.length - listed} more`);
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  throw new ContractsError(
    'invalid_contracts',
    [`${count} in ${workspace.folder}:`, ...lines].join('\n'),
    errors,
  );
}
