import { ruleInfos } from '#toolchain/check/rules.ts';
import { exampleWorkspace } from '#toolchain/explain/example.ts';
import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import { createLanguageSession } from '#toolchain/language/session.ts';
import type { Snapshot } from '#toolchain/language/snapshot.ts';
import type { WorkspaceFile } from '#toolchain/model/workspace.ts';
import { readDocument } from '#toolchain/source/document.ts';

/** The bad example of a rule as a workspace. */
export interface RuleExample {
  readonly rule: string;
  readonly files: readonly WorkspaceFile[];
}

/** The bad examples of all rules, as they stand in the guide. */
export const ruleExamples: readonly RuleExample[] = explanations.flatMap(({ rule, bad }) => {
  if (bad === undefined) return [];
  const isStrict = ruleInfos.find(({ id }) => id === rule)?.level === 'STRICT';
  const config = isStrict ? { 'parley.config.yaml': `check: { use: [STANDARD, ${rule}] }\n` } : {};
  const texts = { ...config, ...exampleWorkspace, ...bad };
  return [
    { rule, files: Object.entries(texts).map(([path, text]) => ({ path, text: readMarks(text).text })) },
  ];
});

/** The same in the other language: YAML as JSON, JSON as YAML; what does not parse stays. */
export function otherLanguage({ rule, files }: RuleExample): RuleExample {
  return {
    rule,
    files: files.map(({ path, text }) => {
      const { value, findings } = readDocument(path, text);
      if (findings.length > 0 || value === undefined || path.includes('baseline')) return { path, text };
      const lines = `${JSON.stringify(value, null, 2)}\n`;
      // JSON is YAML, too.
      return path.endsWith('.json')
        ? { path: path.replace(/json$/, 'yaml'), text: lines }
        : { path: path.replace(/ya?ml$/, 'json'), text: lines };
    }),
  };
}

/** A workspace as it is now. */
export function look(files: readonly WorkspaceFile[]): Snapshot {
  const session = createLanguageSession();
  session.load({ folder: '', files });
  return session.snapshot();
}
