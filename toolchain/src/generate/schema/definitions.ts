import type { Bundle } from '@parley/schemas';
import { parsePointer } from '../../source/pointer.ts';
import { pascalCase } from '../../model/identifiers.ts';
import { distinctNames } from '../names.ts';
import { createReferences, type References } from './references.ts';
import { allSchemas, type Schema } from './walk.ts';

/** The schema of one message, with its references. */
export interface MessageSource {
  readonly type: string;
  readonly description?: string;
  readonly schema: Schema;
  readonly references: References;
}

/** A schema that references of one or several messages name. Messages share it when it means the same in each. */
export interface Definition {
  /** PascalCase, unlike that of any other definition or message. */
  readonly name: string;
  /** Where it stands in the schema of each message that has it. */
  readonly pointer: string;
  readonly schema: Schema;
  /** The first message that has it: its references are followed there. */
  readonly message: MessageSource;
}

/** All that the schemas of a bundle refer to. */
export interface Definitions {
  /** By type. */
  readonly messages: readonly MessageSource[];
  /** PascalCase, by type. */
  readonly messageNames: ReadonlyMap<string, string>;
  readonly all: readonly Definition[];
  /** The definition at a JSON pointer of a message's schema; undefined for the root. */
  find(message: MessageSource, pointer: string): Definition | undefined;
}

interface Found {
  readonly pointer: string;
  readonly schema: Schema;
  readonly message: MessageSource;
}

/** @param reservedNames names that no message and no definition may take. */
export function collectDefinitions(bundle: Bundle, reservedNames: readonly string[] = []): Definitions {
  const messages = messageSources(bundle);
  const messageNames = distinctNames(
    messages.map((message) => message.type),
    { prefix: 'Message', taken: reservedNames },
  );
  const keys = new Map<MessageSource, Map<string, string>>();
  const found = new Map<string, Found>();
  for (const message of messages) {
    const own = new Map<string, string>();
    keys.set(message, own);
    for (const [pointer, schema] of reachable(message.references, message.schema)) {
      if (pointer === '') continue;
      const key = meaning(message.references, pointer, schema);
      own.set(pointer, key);
      if (!found.has(key)) found.set(key, { pointer, schema, message });
    }
  }
  const names = nameDefinitions(found, messageNames, reservedNames);
  const definitions = new Map(
    [...found].map(([key, definition]) => [key, { name: names.get(key) ?? key, ...definition }]),
  );
  return {
    messages,
    messageNames,
    all: [...definitions.values()].sort((left, right) => (left.name < right.name ? -1 : 1)),
    find: (message, pointer) => definitions.get(keys.get(message)?.get(pointer) ?? ''),
  };
}

function messageSources(bundle: Bundle): MessageSource[] {
  return Object.keys(bundle.messages)
    .sort()
    .flatMap((type) => bundle.messages[type] ?? [])
    .map(({ type, description, schema }) => ({
      type,
      ...(description === undefined ? {} : { description }),
      schema: schema,
      references: createReferences(schema as Schema),
    }));
}

/** Every target that a reference in the schema, or in a target, leads to. */
function reachable(references: References, start: Schema): ReadonlyMap<string, Schema> {
  const targets = new Map<string, Schema>();
  const queue = [start];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    for (const target of allSchemas(schema).flatMap((inner) => references.targetsOf(inner))) {
      if (target === undefined || targets.has(target.pointer)) continue;
      targets.set(target.pointer, target.schema);
      queue.push(target.schema);
    }
  }
  return targets;
}

/** Equal for definitions of different messages only if they have the same text and so has all that they refer to. */
function meaning(references: References, pointer: string, schema: Schema): string {
  const closure = [...reachable(references, schema)].sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([pointer, schema, closure]);
}

function nameDefinitions(
  found: ReadonlyMap<string, Found>,
  messageNames: ReadonlyMap<string, string>,
  reservedNames: readonly string[],
): ReadonlyMap<string, string> {
  const short = new Map([...found].map(([key, definition]) => [key, shortName(definition)]));
  const uses = new Map<string, number>();
  for (const name of [...messageNames.values(), ...reservedNames, ...short.values()]) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const nameOf = (key: string): string => {
    const name = short.get(key) ?? '';
    const message = messageNames.get(found.get(key)?.message.type ?? '') ?? '';
    return (uses.get(name) ?? 0) > 1 ? `${message}-${name}` : name;
  };
  const taken = [...messageNames.values(), ...reservedNames];
  return distinctNames(found.keys(), { prefix: 'Definition', taken }, nameOf);
}

/** `/$defs/vehicle` -> `Vehicle`; other places are named after their whole path. */
function shortName({ pointer, message }: Found): string {
  const segments = parsePointer(pointer);
  const [first, name, ...rest] = segments;
  const isDefinition =
    (first === '$defs' || first === 'definitions') && rest.length === 0 && name !== undefined;
  if (!isDefinition) return pascalCase(`${message.type} ${segments.join(' ')}`);
  const file = name.split('/').at(-1) ?? name;
  const pascal = pascalCase(file.replace(/\.(schema\.)?(json|ya?ml)$/u, ''));
  return /^\p{ID_Start}/u.test(pascal) ? pascal : `Definition${pascal}`;
}
