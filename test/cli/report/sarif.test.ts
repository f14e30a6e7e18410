import assert from 'node:assert/strict';
import { explanations } from '@parley/toolchain/explain';
import fc from 'fast-check';
import { formatSarif } from '#cli/report/sarif.ts';
import { escapeText } from '#cli/terminal/escape.ts';
import { createSarifJudge } from '../../support/sarif-schema.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, report, reportOf } from './findings.ts';

interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly [Place];
  readonly suppressions?: readonly unknown[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly unknown[];
  readonly results: readonly Result[];
}

/** Explanations are written anew more often than this format. */
function withoutProse(text: string): string {
  const inJson = (prose: string) => JSON.stringify(prose).slice(1, -1);
  return explanations.reduce(
    (shown, { why, fix }) => shown.replaceAll(inJson(why), 'WHY').replaceAll(inJson(fix), 'FIX'),
    text,
  );
}

describe('formatSarif', () => {
  let judge: (log: unknown) => readonly string[];

  before(() => {
    judge = createSarifJudge();
  });

  const parse = (text: string): Run => {
    const log = JSON.parse(text) as { readonly runs: readonly [Run] };
    assert.deepEqual(judge(log), []);
    return log.runs[0];
  };

  it('is valid by the published schema', () => {
    const text = formatSarif(brokenReport());
    parse(text);
    assertGolden('report.sarif', `${withoutProse(text)}\n`);
  });

  it('is judged by a schema that finds faults', () => {
    assert.notDeepEqual(judge({ version: '2.1.0', runs: [{}] }), []);
  });

  it('is valid without findings', () => {
    assert.deepEqual(parse(formatSarif(cleanReport)).results, []);
  });

  it('names for each result the rule at its index', () => {
    const { tool, results } = parse(formatSarif(brokenReport()));
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
  });

  it('lists suppressed findings as such', () => {
    const { results } = parse(formatSarif(brokenReport()));
    assert.deepEqual(
      results.flatMap(({ suppressions }) => suppressions ?? []),
      [{ kind: 'inSource', justification: 'comes with the next release' }],
    );
  });

  it('counts a run in which a file could not be read as failed', () => {
    const { invocations } = parse(formatSarif(reportOf({ code: 'FILE_UNREADABLE' })));
    assert.deepEqual(invocations, [{ executionSuccessful: false }]);
  });

  it('names files from the root of the repository, percent-encoded', () => {
    const paths = { fromHere: '.', fromRepository: 'my fleet/#1' };
    const { results } = parse(formatSarif({ ...report, paths }));
    assert.equal(
      results[0]?.locations[0].physicalLocation.artifactLocation.uri,
      'my%20fleet/%231/channels/shop.channel.yaml',
    );
  });

  it('makes no link of a text of a contract', () => {
    const { results } = parse(formatSarif(reportOf({ message: '[click](https://example.com)' })));
    assert.match(results[0]?.message.text ?? '', /^\[click\\\]\(https/);
  });

  it('keeps every text, with control characters made visible', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, (message, name) => {
        const file = `a/${name.replaceAll('/', '')}.yaml`;
        const [result] = parse(formatSarif(reportOf({ message, file, hint: '' }))).results;
        assert.equal(
          result?.message.text.replaceAll('\\](', ']('),
          `${escapeText(message)} ()`.replaceAll('\\](', ']('),
        );
        const uri = result.locations[0].physicalLocation.artifactLocation.uri;
        assert.equal(decodeURIComponent(uri), file.replace(/\p{Surrogate}/gu, '\ufffd'));
      }),
      { numRuns: 50 },
    );
  });
});
