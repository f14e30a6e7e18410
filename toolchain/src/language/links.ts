import type { Range } from '../diagnostic.ts';
import { field } from '../model/fields.ts';
import { linksOf } from '../model/link.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { joinPointer } from '../source/pointer.ts';
import { importedFiles } from './imported-files.ts';
import { locationOfUse } from './references/use.ts';
import { referenceUse } from './references/resolve-reference.ts';
import { usesIn } from './references/uses-in.ts';
import { runFilesIn } from './run-files.ts';
import type { Snapshot } from './snapshot.ts';
import { type Target, targetOfFile, targetOfSchema } from './target.ts';
import { innerRange } from './text.ts';

/** Some characters that name a file. */
export interface DocumentLink {
  readonly range: Range;
  /** The caller looks whether a file that is no contract is there. */
  readonly target: Target;
  readonly tooltip: string;
}

/** The files that a document names: schemas of messages, what a `$ref` leads to, programs that run agents. */
export function documentLinks(snapshot: Snapshot, path: string): readonly DocumentLink[] {
  const entry = snapshot.document(path);
  if (entry === undefined) return [];
  const { workspace } = snapshot;
  return [
    ...messageLinks(workspace, entry),
    ...referenceLinks(workspace, entry),
    ...runLinks(workspace, entry),
    ...importLinks(workspace, entry),
  ];
}

function messageLinks(workspace: Workspace, entry: WorkspaceDocument): readonly DocumentLink[] {
  const { messages } = linksOf(workspace);
  return usesIn(entry).all.flatMap((use) => {
    const file = use.role === 'messages' ? messages.get(use.symbol.name)?.document.path : undefined;
    if (file === undefined) return [];
    return [{ range: locationOfUse(use).range, target: targetOfFile(file), tooltip: file }];
  });
}

function referenceLinks(workspace: Workspace, entry: WorkspaceDocument): readonly DocumentLink[] {
  return usesIn(entry).references.flatMap((reference) => {
    const use = referenceUse(workspace, reference, entry.imported);
    const { symbol } = use ?? {};
    if (use === undefined || symbol === undefined) return [];
    const file = symbol.file ?? linksOf(workspace).messages.get(symbol.name)?.document.path ?? '';
    const pointer = symbol.file === undefined ? '' : symbol.name;
    const target = targetOfSchema(workspace, file, pointer);
    if (target === undefined) return [];
    return [
      { range: locationOfUse(use).range, target, tooltip: pointer === '' ? file : `${file}#${pointer}` },
    ];
  });
}

/** Of a template for all agents there is no one file to go to. */
function runLinks(workspace: Workspace, entry: WorkspaceDocument): readonly DocumentLink[] {
  const files = runFilesIn(workspace, entry);
  const isOnly = (offset: number): boolean =>
    files.filter(({ range }) => range.start.offset === offset).length === 1;
  return files
    .filter(({ range }) => isOnly(range.start.offset))
    .map(({ range, file }) => ({ range, target: targetOfFile(file), tooltip: file }));
}

function importLinks(workspace: Workspace, { document, kind }: WorkspaceDocument): readonly DocumentLink[] {
  const imports = kind === 'config' ? field(document.value, 'imports') : undefined;
  return (Array.isArray(imports) ? imports : []).flatMap((name: unknown, index) => {
    const [file] = typeof name === 'string' ? importedFiles(workspace, name) : [];
    if (file === undefined) return [];
    const range = innerRange(document, joinPointer('/imports', index));
    return [{ range, target: targetOfFile(file), tooltip: file }];
  });
}
