import { type Message, priorities } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';
import { assertFilter } from './check-filter.ts';
import type { FilterSpec, Texts } from './filter-spec.ts';
import { createNameTest } from './pattern.ts';

type Test = (message: Message) => boolean;

/** A compiled filter. */
export interface Filter {
  readonly spec: FilterSpec;
  matches(message: Message): boolean;
}

/** Compiles a filter once, so that a message costs little. Throws `invalid_argument` with the path of what is wrong. */
export function createFilter(spec: FilterSpec): Filter {
  assertFilter(spec);
  return { spec, matches: all(testsOf(spec)) };
}

function testsOf(spec: FilterSpec): readonly Test[] {
  const { type, sender, channel, priority, tags, headers, subject, correlationId, and, or, not } = spec;
  const tests: readonly (Test | undefined)[] = [
    given(type, (names) => nameTest(names, (message) => message.type)),
    given(channel, (names) => nameTest(names, (message) => message.channel)),
    given(sender, senderTest),
    given(priority, priorityTest),
    given(tags, tagTest),
    given(headers, (wanted) => all(Object.entries(wanted).map(([name, values]) => headerTest(name, values)))),
    given(subject, (texts) => textTest(texts, (message) => message.subject)),
    given(correlationId, (texts) => textTest(texts, (message) => message.correlationId)),
    given(and, (specs) => all(specs.map(compile))),
    given(or, (specs) => any(specs.map(compile))),
    given(not, (other) => opposite(compile(other))),
  ];
  return tests.filter((test) => test !== undefined);
}

function given<Wanted>(wanted: Wanted | undefined, create: (wanted: Wanted) => Test): Test | undefined {
  return wanted === undefined ? undefined : create(wanted);
}

function compile(spec: FilterSpec): Test {
  return all(testsOf(spec));
}

function all(tests: readonly Test[]): Test {
  const [only] = tests;
  if (tests.length === 1 && only !== undefined) return only;
  return (message) => tests.every((test) => test(message));
}

function any(tests: readonly Test[]): Test {
  return (message) => tests.some((test) => test(message));
}

function opposite(test: Test): Test {
  return (message) => !test(message);
}

function nameTest(names: Texts, read: (message: Message) => string | undefined): Test {
  const isHeld = createNameTest(listOf(names));
  return (message) => {
    const name = read(message);
    return name !== undefined && isHeld(name);
  };
}

function textTest(texts: Texts, read: (message: Message) => string | undefined): Test {
  const wanted = new Set(listOf(texts));
  return (message) => {
    const text = read(message);
    return text !== undefined && wanted.has(text);
  };
}

function senderTest(senders: Texts): Test {
  const wanted = new Set(listOf(senders));
  return ({ sender }) => {
    if (wanted.has(sender)) return true;
    const source = parseSource(sender);
    return (
      source !== undefined && (wanted.has(source.agent) || wanted.has(`${source.agent}/${source.instance}`))
    );
  };
}

function priorityTest(wanted: NonNullable<FilterSpec['priority']>): Test {
  const isRange = typeof wanted === 'object' && !Array.isArray(wanted);
  const { from = 'low', to = 'critical' } = isRange ? (wanted as { from?: 'low'; to?: 'low' }) : {};
  const held = new Set(
    isRange
      ? priorities.slice(priorities.indexOf(from), priorities.indexOf(to) + 1)
      : listOf(wanted as Texts),
  );
  return ({ priority = 'normal' }) => held.has(priority);
}

function tagTest(tags: Texts): Test {
  const wanted = new Set(listOf(tags));
  return (message) => message.tags?.some((tag) => wanted.has(tag)) ?? false;
}

function headerTest(name: string, values: Texts | true): Test {
  const wanted = values === true ? undefined : new Set(listOf(values));
  return ({ headers }) => {
    const value = headers !== undefined && Object.hasOwn(headers, name) ? headers[name] : undefined;
    return value !== undefined && (wanted?.has(value) ?? true);
  };
}

function listOf(texts: Texts): readonly string[] {
  return typeof texts === 'string' ? [texts] : texts;
}
