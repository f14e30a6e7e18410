import assert from 'node:assert/strict';
import { type FleetGraph, formatMermaid } from '@parley/toolchain/graph';
import { brokenShop, graphOf, graphOfSize, nasty, shop } from './graphs.ts';

const label = /"(?:[\p{L}\p{M}\p{N} _/.,:⇄→-]|#\d+;|<br>)+"/u.source;
const shape = `(?:\\[${label}\\]|\\(\\[${label}\\]\\)|\\{\\{${label}\\}\\})`;
/**
 * What we print is a small part of Mermaid's language: these are all of its lines. The real Mermaid is too large a
 * dependency; version 12 drew all graphs of this file, in a browser.
 */
const statements = [
  /^ {2}%% .*$/u,
  new RegExp(`^ {2}n\\d+${shape}$`, 'u'),
  new RegExp(`^ {2}n\\d+ (?:-->|<-->|-\\.->)(?:\\|${label}\\|)? n\\d+$`, 'u'),
  /^ {2}subgraph legend$/u,
  new RegExp(`^ {4}legend_\\w+\\[${label}\\]:::\\w+$`, 'u'),
  /^ {2}end$/u,
  /^ {2}classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}(?:,stroke-width:3px)?(?:,stroke-dasharray:4 3)?$/u,
  /^ {2}class n\d+(?:,n\d+)* \w+$/u,
  /^ {2}linkStyle \d+(?:,\d+)* stroke:#\w{6},stroke-width:3px$/u,
];

function assertGrammar(text: string): void {
  const [first, ...rest] = text.split('\n');
  assert.equal(first, 'flowchart LR');
  assert.equal(rest.pop(), '');
  const strange = rest.filter((line) => !statements.some((statement) => statement.test(line)));
  assert.deepEqual(strange, []);
}

const graphs: Readonly<Record<string, FleetGraph>> = {
  'a sound fleet': graphOf(shop),
  'a broken fleet': graphOf(brokenShop),
  'a fleet with nasty names': graphOf(nasty),
  'an empty workspace': graphOf({}, ''),
  'a generated fleet': graphOfSize(60),
};

describe('formatMermaid', () => {
  for (const [name, graph] of Object.entries(graphs)) {
    it(`keeps to the grammar of flowcharts: ${name}`, () => {
      assertGrammar(formatMermaid(graph, { messages: false }));
      assertGrammar(formatMermaid(graph, { messages: true }));
    });
  }

  it('tells requests, observers and backups apart', () => {
    const text = formatMermaid(graphOf(shop), { messages: false });
    assert.match(text, /n0 <--> n7/u);
    assert.match(text, /n5 -\.-> n8/u);
    assert.match(text, /n2 -\.->\|"backup"\| n3/u);
    assert.match(text, /n7\(\["quote\.request<br>⇄ quote\.answer"\]\)/u);
  });

  it('lists messages when they are asked for', () => {
    const text = formatMermaid(graphOf(shop), { messages: true });
    assert.match(text, /n5\(\["order\.placed<br>order\.v1<br>order\.v2"\]\)/u);
    assert.match(text, /n0 -->\|"only order\.v2"\| n5/u);
  });

  it('colours what findings are about, and explains the colours', () => {
    const text = formatMermaid(graphOf(brokenShop), { messages: false });
    const sends = graphOf(brokenShop).edges.findIndex(({ problems }) =>
      problems.some(({ code }) => code === 'SEND_UNRESOLVED'),
    );
    assert.match(text, new RegExp(`linkStyle (?:\\d+,)*${sends}\\b.* stroke:#dc2626`, 'u'));
    assert.match(text, /legend_error\["has errors"\]:::error/u);
    assert.match(text, /%% error SEND_UNRESOLVED: .*\(agents\/customer\.agent\.yaml:3:3\)/u);
  });
});
