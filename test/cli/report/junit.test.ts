import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatJunit } from '#cli/report/junit.ts';
import { escapeText } from '#cli/terminal/escape.ts';
import { judgeJunit } from '../../support/junit-schema.ts';
import { readXml } from '../../support/read-xml.ts';
import type { XmlElement } from '../../support/read-xml.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, options, reportOf } from './findings.ts';

function suiteOf(xml: string): XmlElement {
  const [suite] = readXml(xml).children;
  assert.ok(suite);
  return suite;
}

function failures(xml: string): readonly XmlElement[] {
  const cases = suiteOf(xml).children.filter(({ name }) => name === 'testcase');
  return cases.filter(({ children }) => children.length > 0);
}

describe('formatJunit', () => {
  it('is valid by the XSD of Ant', async () => {
    const text = formatJunit(brokenReport(), options);
    assert.deepEqual(await judgeJunit(text), []);
    assertGolden('report.junit.xml', `${text}\n`);
  });

  it('is judged by an XSD that finds faults', async () => {
    assert.notDeepEqual(await judgeJunit('<testsuites><testsuite/></testsuites>'), []);
  });

  it('is valid without findings: each file is a test that passes', async () => {
    const text = formatJunit(cleanReport, options);
    assert.deepEqual(await judgeJunit(text), []);
    assert.equal(suiteOf(text).attributes.tests, '2');
    assert.deepEqual(failures(text), []);
  });

  it('fails for what fails the check; the other findings are output', () => {
    const text = formatJunit(brokenReport(), options);
    assert.equal(suiteOf(text).attributes.failures, String(failures(text).length));
    const output = suiteOf(text).children.find(({ name }) => name === 'system-out');
    assert.match(output?.text ?? '', /SEND_WITHOUT_RECEIVER/);
    const strict = formatJunit(brokenReport(), { ...options, failOn: 'warning' });
    const [shop] = failures(strict);
    assert.match(shop?.children[0]?.text ?? '', /SEND_WITHOUT_RECEIVER/);
  });

  it('keeps every text, with what XML cannot hold made visible', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    const shown = (value: string) =>
      escapeText(value).replace(
        /[\ufffe\uffff]/gu,
        (character) => `\\u${character.charCodeAt(0).toString(16)}`,
      );
    fc.assert(
      fc.property(text, (message) => {
        const [failed] = failures(formatJunit(reportOf({ message, file: message }), options));
        assert.equal(failed?.children[0]?.attributes.message, shown(message));
      }),
    );
    for (const message of fc.sample(text, 3))
      assert.deepEqual(await judgeJunit(formatJunit(reportOf({ message, file: message }), options)), []);
  });
});
