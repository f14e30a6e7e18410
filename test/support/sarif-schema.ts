import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);

/** What is wrong with a SARIF log, by the schema of SARIF 2.1.0 that `@microsoft/jest-sarif` carries. */
export function createSarifJudge(): (log: unknown) => readonly string[] {
  const lib = new URL('.', `file://${require.resolve('@microsoft/jest-sarif')}`);
  const schema = JSON.parse(readFileSync(new URL('schemas/sarif-2.1.0-rtm.5.json', lib), 'utf8')) as object;
  const ajv = new draft4.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const isLog = ajv.compile(schema);
  return (log) =>
    isLog(log)
      ? []
      : (isLog.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
