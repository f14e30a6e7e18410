import type { Diagnostic } from '../../diagnostic.ts';
import { sha256 } from '../../model/sha256.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { TreeNode } from '../../source/tree.ts';

const digits = 16;

/**
 * What tells a finding from others whatever line it is on: rule, file, message and the keys above it. Equal ones are
 * numbered in their order.
 */
export function fingerprintsOf(
  workspace: Workspace,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<Diagnostic, string> {
  const documents = new Map(workspace.documents.map(({ document }) => [document.path, document]));
  const counts = new Map<string, number>();
  const fingerprints = new Map<Diagnostic, string>();
  for (const diagnostic of diagnostics) {
    const { code, file, message, range } = diagnostic;
    const context = JSON.stringify([
      code,
      file,
      message,
      keysAt(documents.get(file)?.root, range.start.offset),
    ]);
    const ordinal = counts.get(context) ?? 0;
    counts.set(context, ordinal + 1);
    fingerprints.set(diagnostic, sha256(`${context}${ordinal}`).slice(0, digits));
  }
  return fingerprints;
}

/** The keys on the way to an offset; places in lists are left out, since they move when another item comes. */
function keysAt(root: TreeNode | undefined, offset: number): readonly string[] {
  const keys: string[] = [];
  let node = root;
  while (node !== undefined && node.kind !== 'scalar') {
    if (node.kind === 'array') {
      node = node.items.find(({ start, end }) => start <= offset && offset <= end);
      continue;
    }
    const property = node.properties.find(
      ({ keyStart, keyEnd, value }) => keyStart <= offset && offset <= Math.max(keyEnd, value.end),
    );
    if (property !== undefined) keys.push(property.key);
    // An alias stands for a value elsewhere.
    node = property !== undefined && property.value.start > property.keyEnd ? property.value : undefined;
  }
  return keys;
}
