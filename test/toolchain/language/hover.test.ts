import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ruleInfos } from '#toolchain/check/rules.ts';
import { ruleWords } from '#toolchain/language/hover/rule-words.ts';
import { documentationOf, hoverAt } from '#toolchain/language/hover.ts';
import { marked } from './support/marked.ts';
import { shop } from './support/shop.ts';

/** The Markdown at the cursor of marked files, with links to `file#line`; '' where there is none. */
function hover(files: Readonly<Record<string, string>>): string {
  const { snapshot, path, offset } = marked({ ...shop, ...files });
  const linkTo = ({ file, range }: { file: string; range: { start: { line: number } } }): string =>
    `${file}#${range.start.line + 1}`;
  return hoverAt(snapshot, path, { offset, linkTo })?.markdown ?? '';
}

/** A file of the shop with the cursor before a text. */
function at(path: string, text: string): string {
  const before = shop[path] ?? '';
  assert.ok(before.includes(text), text);
  return hover({ [path]: before.replace(text, `‸${text}`) });
}

const channel = 'channels/shop.channel.yaml';
const agent = 'agents/desk.agent.yaml';
const message = 'messages/order.v1.schema.yaml';
const config = 'parley.config.yaml';

const nasty = ['<script>', '`<b>`', '``<i>`', '[a](javascript:b)', '<!-- -->', '\\<b>', '|<u>|'];

/** Code shows whatever is in it. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^(`{3,})[^]*?\n\1$/gm, '').replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

type Case = readonly [what: string, path: string, text: string, said: RegExp];

const cases: readonly Case[] = [
  [
    'a key of a channel',
    'a.channel.yaml',
    'channels: { a: { t‸tl: 5s } }',
    /How long a message is of use[^]*Default: `24h`[^]*`DURABLE_WITHOUT_TTL`/,
  ],
  [
    'a key of a channel in JSON',
    'a.channel.json',
    '{ "channels": { "a": { "sh‸are": "one" } } }',
    /Who of a receiving agent/,
  ],
  ['a duration', 'a.channel.yaml', 'channels: { a: { ttl: 9‸0s } }', /`90s` = 90000 ms, 1 minute 30 seconds/],
  ['a size', 'a.channel.json', '{ "channels": { "a": { "maxBytes": "1‸KB" } } }', /`1KB` = 1024 bytes/],
  ['a word', 'a.channel.yaml', 'channels: { a: { share: ev‸ery } }', /every: each instance/],
  ['a key of an agent', 'a.agent.yaml', 'agent: a\nesca‸lation: []\n', /first, second, third timeout/],
  [
    'a key inside of a receive',
    'a.agent.json',
    '{ "receives": { "order.placed": { "ret‸ry": {} } } }',
    /when a handler fails/,
  ],
  [
    'a range',
    'a.agent.yaml',
    'receives: { order.placed: { retry: { backoff: 1s‸..2m } } }',
    /1000\.\.120000 ms, 1 second to 2 minutes/,
  ],
  [
    'a key of the configuration',
    'parley.config.yaml',
    'pre‸fix: a\n',
    /system topic[^]*Default: `parley\/v1`/,
  ],
  [
    'a rule in the configuration',
    'parley.config.json',
    '{ "check": { "except": ["KEY_UNK‸NOWN"] } }',
    /\*\*KEY_UNKNOWN\*\* error[^]*\*\*Fix\.\*\*/,
  ],
  [
    'a rule as a key',
    'parley.config.yaml',
    'check: { severities: { CHANNEL_UN‸USED: info } }',
    /\*\*CHANNEL_UNUSED\*\* warning/,
  ],
  ['a group of rules', 'parley.config.yaml', 'check: { use: [STR‸ICT] }', /\*\*STRICT\*\* \d+ rules/],
  ['a keyword', 'x.v1.schema.yaml', 'min‸Length: 1\n', /fewest characters/],
  ['a keyword in JSON', 'x.v1.schema.json', '{ "additional‸Properties": false }', /there are none/],
  ['a format', 'x.v1.schema.json', '{ "format": "da‸te" }', /2026-01-31/],
  [
    'a keyword of a parameter',
    'a.channel.yaml',
    'channels: { a: { parameters: { p: { en‸um: [x] } } } }',
    /one of the list/,
  ],
  [
    'a value of an example',
    'x.v1.schema.yaml',
    'properties: { a: { type: string, description: The why. } }\nexamples: [{ a: b‸c }]\n',
    /The why\./,
  ],
  [
    'a rule in a comment',
    'a.channel.yaml',
    '# parley-ignore CHANNEL_UN‸USED: why\nchannels: {}\n',
    /No agent sends or receives/,
  ],
];

describe('hoverAt', () => {
  for (const [what, path, text, said] of cases) {
    it(`explains ${what}`, () => {
      assert.match(hover({ [path]: text }), said);
    });
  }

  it('shows the resolved contract of a channel wherever its name is', () => {
    const places = [
      at(channel, 'order.placed:'),
      at(agent, 'order.placed'),
      hover({ 'x.agent.json': '{ "sends": { "order.pl‸aced": null } }' }),
    ];
    for (const said of places) {
      assert.match(said, /^\*\*order\.placed\*\* request channel/);
      assert.match(said, /Orders of \\`all\\` shops\./);
      assert.match(said, /`shop\/\{region\}\/order`\n\n`\{region\}` `eu` `us`/);
      assert.match(said, /\*\*at-least-once\*\* · ttl 1m · priority normal · share one · stage Ordering/);
      assert.match(said, /Reply on \[order\.result\]\(channels\/shop\.channel\.yaml#10\) within 5s/);
      assert.match(
        said,
        /\[order\.v1\]\(messages\/order\.v1\.schema\.yaml#1\)\n\n- `id` text \.\.20 characters, \*\*required\*\*: Which\.\n- `buyer` object, \*\*required\*\*: Who buys\.\n- `note`/,
      );
      assert.match(said, /Sent by \d: \[till\]\(agents\/till\.agent\.json#1\)/);
      assert.match(
        said,
        /Received by \d: \[desk\]\(agents\/desk\.agent\.yaml#6\), \[spare\]\([^)]*\) \(backup\)/,
      );
      assert.match(said, /```json\n\{\n {2}"id": "a1",\n {2}"buyer": \{ "name": "Ada" \}\n\}\n```/);
    }
  });

  it('shows the channels of a pattern', () => {
    const said = at('agents/till.agent.json', 'order.*');
    assert.match(said, /pattern, 2 channels/);
    assert.match(said, /\[order\.seen\]/);
  });

  it('shows a message with its channels', () => {
    const said = at(channel, 'order.v1');
    assert.match(said, /^\*\*order\.v1\*\* message\n\nAn \\\*order\\\* of a \\<b\\>shop\\<\/b\\>\./);
    assert.match(said, /Travels on \[order\.placed\][^]*\[order\.seen\]/);
  });

  it('shows an agent with its backup', () => {
    for (const said of [at(agent, 'desk'), hover({ 'parley.config.yaml': 'operators: [de‸sk]\n' })]) {
      assert.match(said, /^\*\*desk\*\* agent `1\.2\.0`\n\nTakes orders\./);
      assert.match(said, /Receives 1\n\n- \[order\.placed\][^]*Sends 1\n\n- \[order\.seen\]/);
      assert.match(said, /Backup: \[spare\]/);
      assert.match(said, /callers retry, then backup/);
    }
    assert.match(at('agents/spare.agent.yaml', 'spare'), /Stands in for \[desk\]/);
  });

  it('shows the levels of an address, its filter and how many topics it has', () => {
    const said = at(channel, 'shop/{region}');
    assert.match(said, /3 levels, 2 topics\n\n- `shop`\n- `\{region\}` `eu`, `us`\n- `order`/);
    assert.match(said, /MQTT filter `shop\/\+\/order`/);
  });

  it('shows what a reference leads to', () => {
    const said = at(message, 'shared/buyer');
    assert.match(
      said,
      /^\*\*buyer\*\* schema in \[messages\/shared\/buyer\.schema\.json\][^]*Who buys\.[^]*- `name` text[^]*"type": "object"/,
    );
  });

  it('shows a broker, a capability and a parameter', () => {
    assert.match(at(config, 'lab\n'), /`mqtt:\/\/lab:1883`/);
    assert.match(at(agent, 'selling'), /Of \[desk\]/);
    assert.match(at(channel, 'region}'), /parameter\n\n`eu`, `us`[^]*order\.placed/);
  });

  it('shows what a channel is ordered by', () => {
    const text = 'channels: { a: { messages: [order.v1], orderBy: /bu‸yer/name } }';
    assert.match(hover({ 'a.channel.yaml': text }), /`order\.v1`: text/);
  });

  it('covers the word that it is about', () => {
    const { snapshot, path, offset, ranges } = marked({
      'a.channel.yaml': 'channels: { a: { ttl: ⟪5‸s⟫ } }',
    });
    assert.deepEqual(hoverAt(snapshot, path, { offset })?.range, ranges[0]?.range);
  });

  it('has nothing to say of prose, of space and of files that are no contracts', () => {
    assert.equal(hover({ 'a.channel.yaml': '# some ‸words\nchannels: {}\n' }), '');
    assert.equal(hover({ 'a.channel.yaml': 'channels:\n  ‸\n' }), '');
    assert.equal(hover({ 'x.v1.schema.yaml': 'properties: { nam‸e: {} }\n' }).includes('undefined'), false);
  });

  it('has no HTML, whatever people wrote and whatever rules say', () => {
    const law = fc.property(fc.oneof(fc.string(), fc.constantFrom(...nasty)), (text) => {
      const channels = { [text || 'a']: { description: text, address: text, stage: text, messages: [text] } };
      const json = JSON.stringify({ channels });
      const said = hover({ 'a.channel.json': json.replace('{"channels":{"', '{"channels":{"‸') });
      assert.doesNotMatch(withoutCode(said), /(?<!\\)[<>]/);
    });
    fc.assert(law);
    for (const { id } of ruleInfos) assert.doesNotMatch(withoutCode(ruleWords(id) ?? '<'), /</, id);
  });

  it('knows names of files that do not parse now', () => {
    const { session } = marked(shop);
    assert.ok(session.snapshot().workspace);
    session.change(channel, `${shop[channel] ?? ''}  broken: [`);
    assert.match(
      documentationOf(session.snapshot(), { kind: 'channel', name: 'order.seen' }) ?? '',
      /shop\/seen/,
    );
  });
});
