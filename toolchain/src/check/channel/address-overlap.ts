import { groupBy } from '../../model/group-by.ts';
import type { ChannelDeclaration } from '../../model/channel.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { createSchemaValidator } from '../../schema/validator.ts';
import { field } from '../../model/fields.ts';
import type { Rule } from '../rule.ts';

export const addressOverlap: Rule = {
  id: 'ADDRESS_OVERLAP',
  severity: 'error',
  summary: 'One topic belongs to two channels that carry different messages.',
  check: (workspace, report) => {
    const addressed = [...linksOf(workspace).channels.values()].filter(
      ({ resolved }) => resolved.address !== null,
    );
    for (const group of groupBy(addressed, ({ resolved }) => levelsOf(resolved.address).length).values()) {
      for (const [left, right] of overlaps(group)) {
        const topic = String(right.resolved.address);
        const message = `"${topic}" overlaps the address of "${left.name}", which carries other messages`;
        const related = [{ place: below(left.place, 'address'), message: `the address of "${left.name}"` }];
        report({ place: below(right.place, 'address'), message, related });
      }
    }
  },
};

/** All pairs that share a topic; literals at the first level keep most of them apart. */
function* overlaps(
  channels: readonly ChannelDeclaration[],
): Generator<readonly [ChannelDeclaration, ChannelDeclaration]> {
  const buckets = groupBy(channels, ({ resolved }) => firstLiteral(resolved.address));
  const open = buckets.get('') ?? [];
  for (const [first, bucket] of buckets) {
    const others = first === '' ? [] : open;
    for (const [index, left] of bucket.entries()) {
      for (const right of [...bucket.slice(index + 1), ...others]) {
        if (!hasSameMessages(left, right) && shareTopic(left, right)) yield [left, right];
      }
    }
  }
}

function firstLiteral(address: string | null): string {
  const [first = ''] = levelsOf(address);
  return isPlaceholder(first) ? '' : first;
}

function hasSameMessages(left: ChannelDeclaration, right: ChannelDeclaration): boolean {
  const key = ({ resolved }: ChannelDeclaration): string => [...resolved.messages].sort().join(' ');
  return key(left) === key(right);
}

function shareTopic(left: ChannelDeclaration, right: ChannelDeclaration): boolean {
  const others = levelsOf(right.resolved.address);
  return levelsOf(left.resolved.address).every((level, index) => {
    const other = others[index] ?? '';
    if (isPlaceholder(level))
      return isPlaceholder(other) ? shareValue(left, right, [level, other]) : takes(left, level, other);
    return isPlaceholder(other) ? takes(right, other, level) : level === other;
  });
}

/** Two placeholders never meet where both have closed lists of values with nothing in common. */
function shareValue(
  left: ChannelDeclaration,
  right: ChannelDeclaration,
  [one, other]: readonly [string, string],
): boolean {
  const values = valuesOf(left, one);
  if (values !== undefined) return values.some((value) => takes(right, other, value));
  return valuesOf(right, other)?.some((value) => takes(left, one, value)) ?? true;
}

function valuesOf(channel: ChannelDeclaration, placeholder: string): readonly string[] | undefined {
  const values = field(channel.resolved.parameters[placeholder.slice(1, -1)], 'enum');
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : undefined;
}

/** Whether a parameter can have a value; a schema that refers elsewhere is given the benefit of the doubt. */
function takes(channel: ChannelDeclaration, placeholder: string, value: string): boolean {
  const schema = channel.resolved.parameters[placeholder.slice(1, -1)];
  if (schema === undefined) return true;
  return createSchemaValidator(schema)
    .validate(value)
    .every(({ keyword }) => keyword === '$ref');
}

function isPlaceholder(level: string): boolean {
  return level.startsWith('{') && level.endsWith('}');
}

function levelsOf(address: string | null): readonly string[] {
  return address?.split('/') ?? [];
}
