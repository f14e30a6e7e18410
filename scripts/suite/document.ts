import { groupBy } from '#toolchain/model/group-by.ts';
import type { Comparison, Difference } from './compare.ts';

const begin = '<!-- suite: written by npm run suite -- FOLDER --write -->';
const end = '<!-- /suite -->';

/** The page with the results of a run in the place that is marked for them. */
export function withResults(page: string, results: Comparison): string {
  const [before] = page.split(begin);
  const [, after] = page.split(end);
  if (before === undefined || after === undefined) throw new Error(`the page has no place marked ${begin}`);
  return `${before}${begin}\n\n${describe(results)}\n\n${end}${after}`;
}

function describe({ required, optional, failures, ajv, generated }: Comparison): string {
  return [
    `The interpreter passes **${required.passed} of ${required.total} required tests** and ${optional.passed} of ${optional.total} optional ones. What it does not pass:`,
    list(failures, 'wants'),
    `Where **generated validators** (ajv, with all references resolved before) differ from the interpreter, in ${generated.length} tests:`,
    list(generated, 'interpreter'),
    `Where **ajv by itself** differs from the interpreter, in ${ajv.length} tests:`,
    list(ajv, 'interpreter'),
  ].join('\n\n');
}

function list(differences: readonly Difference[], side: string): string {
  const groups = groupBy(differences, ({ file, reason }) => `${file} ${reason ?? ''}`);
  return [...groups.values()]
    .map(([first, ...rest]) => {
      if (first === undefined) return '';
      const names = [first, ...rest].map(({ group, name, expected, actual }) => {
        return `  - ${quote(group)}: ${quote(name)} (${side}: ${expected}, ${side === 'wants' ? 'is' : 'ajv'}: ${actual})`;
      });
      return [`- \`${first.file}\`: ${first.reason ?? 'not looked into yet'}`, ...names].join('\n');
    })
    .join('\n');
}

/** Names as they stand, without what Markdown would read as its own. */
function quote(text: string): string {
  return text.replace(/[\\`*_[\]<>$]/g, '\\$&');
}
