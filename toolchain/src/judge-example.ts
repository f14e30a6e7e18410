import { checkWorkspace } from './check/check-workspace.ts';
import type { Level } from './check/rule.ts';
import type { Diagnostic } from './diagnostic.ts';
import { exampleWorkspace } from './explain/example.ts';
import type { ExampleFiles } from './explain/explanation.ts';
import { readMarks } from './explain/marks.ts';
import { createWorkspace } from './model/create-workspace.ts';

/** What a check finds in an example: its files lie over those of the example workspace. */
export function judgeExample(
  rule: { readonly id: string; readonly level: Level },
  example: ExampleFiles,
): readonly Diagnostic[] {
  const files = { ...configFor(rule), ...exampleWorkspace, ...example };
  return checkWorkspace(
    createWorkspace({
      folder: '',
      files: Object.entries(files).map(([path, text]) => ({ path, text: readMarks(text).text })),
    }),
  );
}

/** Rules that do not run by themselves have to be named. */
function configFor({ id, level }: { readonly id: string; readonly level: Level }): ExampleFiles {
  return level === 'STRICT' ? { 'parley.config.yaml': `check: { use: [STANDARD, ${id}] }\n` } : {};
}
