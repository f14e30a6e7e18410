import type { Rule } from '../rule.ts';

export const channelDescriptionMissing: Rule = {
  id: 'CHANNEL_DESCRIPTION_MISSING',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A channel does not say what it is for.',
  each: 'channel',
  check: ({ name, place, raw }, report) => {
    if (raw.description !== undefined && raw.description !== '') return;
    report({
      place,
      part: 'key',
      message: `"${name}" has no description`,
      hint: 'say in a sentence what it is for',
    });
  },
};
