import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity: number;
  readonly message: number;
  readonly code: number;
}

interface Manifest {
  readonly contributes: { readonly problemMatchers: readonly { readonly pattern: Pattern }[] };
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the problem matcher $parley', () => {
  const { contributes } = JSON.parse(read('extension/package.json')) as Manifest;
  const [matcher] = contributes.problemMatchers;
  assert.ok(matcher);
  const { pattern } = matcher;
  const find = (text: string): readonly (readonly (string | undefined)[])[] =>
    text.split('\n').flatMap((line) => {
      const match = new RegExp(pattern.regexp, 'u').exec(line);
      return match === null ? [] : [[match[pattern.file], match[pattern.line], match[pattern.code]]];
    });

  it('finds every finding that `parley check` prints, and nothing else', () => {
    assert.deepEqual(find(read('test/cli/golden/report.txt')), [
      ['agents/shop.agent.yaml', '3', 'SEND_WITHOUT_RECEIVER'],
      ['agents/shop.agent.yaml', '4', 'NAME_ILLEGAL'],
      ['channels/shop.channel.yaml', '4', 'CHANNEL_MESSAGE_UNRESOLVED'],
      ['channels/shop.channel.yaml', '5', 'DURABLE_EVERY'],
      ['channels/store.channel.yaml', '2', 'CHANNEL_DUPLICATE'],
    ]);
  });

  it('finds those of a narrow terminal too, where a line may break before the id', () => {
    assert.equal(find(read('test/cli/golden/report-60.txt')).length, 5);
  });
});
