import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { validateXML } from 'xmllint-wasm';

const require = createRequire(import.meta.url);

/** What is wrong with a JUnit report, by the XSD of Ant's reports. */
export async function judgeJunit(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml },
    schema: { fileName: 'junit.xsd', contents: readJunitSchema() },
  });
  return errors.map(({ message }) => message);
}

/** `junit-xml` carries the XSD as a string in the text of a test. */
function readJunitSchema(): string {
  const main = require.resolve('junit-xml');
  const text = readFileSync(new URL('src/index.test.ts', `file://${main}`), 'utf8');
  const [literal] = /(?<=const antJunitSchema = )'(?:[^'\\]|\\.)*'/su.exec(text) ?? [];
  if (literal === undefined) throw new Error('junit-xml carries no XSD any more');
  // The literal is a string in single quotes with the escapes \n, \t and \'.
  return literal
    .slice(1, -1)
    .replace(/\\(.)/gsu, (_all, character: string) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
