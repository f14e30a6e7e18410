import fc from 'fast-check';
import type { FilterSpec, Message, Priority } from '@parley/runtime';

const priority = fc.constantFrom<Priority>('low', 'normal', 'high', 'critical');
const word = fc.constantFrom('a', 'b', 'c');
const type = fc.constantFrom('a.v1', 'a.b.v1', 'b.v1', 'parley.event.v1');
const texts = <Value extends string>(value: fc.Arbitrary<Value>) =>
  fc.oneof(value, fc.array(value, { maxLength: 3 }));

/** Messages of few different values, so that filters often hold. */
export const anyMessage: fc.Arbitrary<Message> = fc.record(
  {
    id: fc.uuid(),
    sender: fc.constantFrom('/agents/a/1', '/agents/b/1', 'urn:plc'),
    type,
    data: fc.constant({}),
    channel: fc.constantFrom('a', 'a.b', 'b.c'),
    priority,
    tags: fc.array(word, { maxLength: 2 }),
    headers: fc.dictionary(word, word, { maxKeys: 2 }),
    subject: word,
    correlationId: word,
  },
  { requiredKeys: ['id', 'sender', 'type', 'data'] },
);

/** Filters of all members, nested. */
export const anyFilter: fc.Arbitrary<FilterSpec> = fc.letrec<{ filter: FilterSpec }>((tie) => {
  const several = fc.array(tie('filter'), { maxLength: 3 });
  return {
    filter: fc.record(
      {
        type: texts(fc.oneof(type, fc.constantFrom('*.v1', '**', 'a.**'))),
        sender: texts(fc.constantFrom('a', 'b/1', 'urn:plc')),
        channel: texts(fc.constantFrom('a', 'a.*', '**')),
        priority: fc.oneof(
          priority,
          fc.array(priority),
          fc.record({ from: priority, to: priority }, { requiredKeys: [] }),
        ),
        tags: texts(word),
        headers: fc.dictionary(word, fc.oneof(texts(word), fc.constant(true as const)), { maxKeys: 2 }),
        subject: texts(word),
        correlationId: texts(word),
        and: fc.oneof({ maxDepth: 2, depthIdentifier: 'filter' }, fc.constant([]), several),
        or: fc.oneof({ maxDepth: 2, depthIdentifier: 'filter' }, fc.constant([{}]), several),
        not: fc.oneof({ maxDepth: 2, depthIdentifier: 'filter' }, fc.constant({}), tie('filter')),
      },
      { requiredKeys: [] },
    ),
  };
}).filter;
