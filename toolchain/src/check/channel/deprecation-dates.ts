import { field, textField } from '../../model/fields.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

export const deprecationDates: Rule = {
  id: 'DEPRECATION_DATES',
  severity: 'error',
  summary: 'A date of a deprecation does not exist, or the channel goes before it is deprecated.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    const [since, sunset] = (['since', 'sunset'] as const).map((key) => {
      const written = field(raw.deprecated, key);
      const days = toDays(written);
      if (days !== undefined && Number.isNaN(days))
        report({ place: below(place, 'deprecated', key), message: `there is no day ${String(written)}` });
      return days;
    });
    if (since === undefined || sunset === undefined || !(sunset < since)) return;
    report({
      place: below(place, 'deprecated', 'sunset'),
      message: `the sunset lies before ${textField(raw.deprecated, 'since') ?? ''}, since when the channel is deprecated`,
    });
  },
};

/** Days since 1970; not a number for a day that is in no calendar, undefined for what is no date at all. */
function toDays(text: unknown): number | undefined {
  const [, year, month, day] = (typeof text === 'string' ? datePattern.exec(text) : undefined) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? date.getTime() / 86_400_000
    : Number.NaN;
}
