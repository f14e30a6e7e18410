import { type Construct, foreignConstructs } from '../../topics/pattern/i-regexp.ts';
import type { Rule } from '../rule.ts';
import { describePattern, patternPlacesIn } from './pattern-places.ts';

export const schemaPatternNotPortable: Rule = {
  id: 'SCHEMA_PATTERN_NOT_PORTABLE',
  severity: 'warning',
  summary:
    'A pattern uses what I-Regexp (RFC 9485) does not have, so that other languages may read it otherwise.',
  each: 'schema',
  check: (schema, report) => {
    for (const { source, place, part } of patternPlacesIn(schema)) {
      const constructs = foreignConstructs(source);
      if (constructs.length === 0) continue;
      const message = `${describePattern(source)} is no I-Regexp: it has ${list(constructs.map(nameOf))}`;
      report({ place, part, message, hint: hintOf(constructs) });
    }
  },
};

function nameOf({ name, text }: Construct): string {
  return `${name} ${text}`;
}

/** What cannot be written otherwise needs another idea, which no hint can give. */
function hintOf(constructs: readonly Construct[]): string | undefined {
  const texts = constructs.flatMap(({ text, instead }) =>
    instead === undefined ? [] : [`${instead} for ${text}`],
  );
  return texts.length === 0 ? undefined : `write ${list(texts)}`;
}

function list(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}
