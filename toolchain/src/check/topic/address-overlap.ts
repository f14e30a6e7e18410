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
  each: 'workspace',
  check: (workspace, report) => {
    const root: AddressNode = { children: new Map(), channels: [] };
    for (const right of linksOf(workspace).channels.values()) {
      if (right.resolved.address === null) continue;
      for (const left of insert(root, right)) {
        if (hasSameMessages(left, right) || !shareTopic(left, right)) continue;
        const message = `"${right.resolved.address}" overlaps the address of "${left.name}", which carries other messages`;
        const related = [{ place: below(left.place, 'address'), message: `the address of "${left.name}"` }];
        report({ place: below(right.place, 'address'), message, related });
      }
    }
  },
};

/** Addresses by level, so that each is compared only with those that may share a topic with it. */
interface AddressNode {
  readonly children: Map<string, AddressNode>;
  readonly channels: ChannelDeclaration[];
}

const anyValue = '{}';

/** Puts a channel into the tree; gives those that were there before and may share a topic, in their order. */
function insert(root: AddressNode, channel: ChannelDeclaration): readonly ChannelDeclaration[] {
  const levels = levelsOf(channel.resolved.address).map((level) => (isPlaceholder(level) ? anyValue : level));
  let found: readonly AddressNode[] = [root];
  let own = root;
  for (const level of levels) {
    found = found.flatMap(({ children }) => {
      if (level === anyValue) return [...children.values()];
      return [children.get(level), children.get(anyValue)].filter((child) => child !== undefined);
    });
    const child: AddressNode = own.children.get(level) ?? { children: new Map(), channels: [] };
    own.children.set(level, child);
    own = child;
  }
  const others = found.flatMap(({ channels }) => channels);
  own.channels.push(channel);
  return others;
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
