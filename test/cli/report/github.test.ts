import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAnnotations, formatGithub, guardLog } from '#cli/report/github.ts';
import { escapeText } from '#cli/terminal/escape.ts';
import { assertGolden } from '../golden.ts';
import { brokenReport, cleanReport, rangeOf, report, reportOf, reportOfMany } from './findings.ts';

/** One workflow command, read as GitHub documents it; undefined for a plain line. */
function readCommand(line: string) {
  const [, name, list, data] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/su.exec(line) ?? [];
  if (name === undefined || data === undefined) return undefined;
  const pairs = (list ?? '').split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), unescape(pair.slice(at + 1))] as const;
  });
  return { name, properties: Object.fromEntries(pairs), data: unescape(data) };
}

const escapes: Readonly<Record<string, string>> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' };

function unescape(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/gu, (_all, code: string) => escapes[code] ?? '');
}

function commandsOf(text: string) {
  return text.split('\n').flatMap((line) => readCommand(line) ?? []);
}

describe('formatGithub', () => {
  it('writes an annotation for each finding', () => {
    assertGolden('report.github.txt', formatGithub(brokenReport()));
  });

  it('writes nothing without findings', () => {
    assert.equal(formatGithub(cleanReport), '');
  });

  it('names files from the root of the repository', () => {
    const paths = { fromHere: '.', fromRepository: 'a,b:c' };
    const [command] = commandsOf(formatGithub({ ...report, paths }));
    assert.equal(command?.properties.file, 'a,b:c/channels/shop.channel.yaml');
  });

  it('gives no columns of a range over several lines', () => {
    const [command] = commandsOf(formatGithub(reportOf({ range: rangeOf('a: [\n1]', '[\n1]') })));
    assert.deepEqual(Object.keys(command?.properties ?? {}), ['file', 'line', 'endLine', 'title']);
  });

  it('writes ten annotations of each kind, and the others as plain lines', () => {
    const lines = formatGithub(reportOfMany(13, 12)).split('\n');
    const names = lines.flatMap((line) => readCommand(line)?.name ?? []);
    assert.equal(names.filter((name) => name === 'error').length, 10);
    assert.equal(names.filter((name) => name === 'warning').length, 10);
    const plain = lines.filter((line) => readCommand(line) === undefined);
    assert.equal(plain[0], 'GitHub shows 10 annotations of a kind for each step; the other 5:');
    assert.equal(plain.length, 6);
  });

  it('keeps every text within its command, with control characters made visible', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, (message) => {
        const [command, ...rest] = commandsOf(
          formatGithub(reportOf({ message, file: `a${message}`, hint: '' })),
        );
        assert.deepEqual(rest, []);
        assert.equal(command?.data, `${escapeText(message)}\nhint: `);
        assert.equal(command.properties.title, 'MESSAGE_UNRESOLVED');
      }),
    );
  });
});

describe('formatAnnotations', () => {
  it('writes the annotations alone, and says how many there are more', () => {
    const lines = formatAnnotations(reportOfMany(11, 0));
    assert.equal(lines.length, 11);
    assert.equal(
      lines.at(-1),
      'GitHub shows 10 annotations of a kind for each step; the other 1 stand only above.',
    );
  });
});

describe('guardLog', () => {
  it('leaves no line that GitHub takes for a command', () => {
    assert.equal(guardLog('::a::\n  ::b::\nx::c\n##[d]'), '\\u003a:a::\n  \\u003a:b::\nx::c\n#\\u0023[d]');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(':', '#', '[', ' ', '\n', '\t', 'a')), (characters) => {
        assert.doesNotMatch(guardLog(characters.join('')), /^\s*::|##\[/mu);
      }),
    );
  });
});
