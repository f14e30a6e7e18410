import { isSchema } from '../keywords.ts';
import { describeValue } from '../describe.ts';
import { firstDuplicate } from '../equal.ts';
import {
  type Evaluate,
  type KeywordCompiler,
  type KeywordContext,
  descend,
  evaluateApart,
  evaluateMember,
} from './evaluation.ts';

/** Keywords that judge the items of a list. */
export const arrayKeywords: Readonly<Record<string, KeywordCompiler>> = {
  prefixItems: compilePrefixItems,
  items: compileItems,
  contains: compileContains,
  maxItems: onCounts((count, limit) => count <= limit, 'at most'),
  minItems: onCounts((count, limit) => count >= limit, 'at least'),
  uniqueItems: compileUniqueItems,
};

function compilePrefixItems(context: KeywordContext): Evaluate | undefined {
  if (!Array.isArray(context.value)) return undefined;
  const schemas = context.value.map((_schema, index) => context.child(index));
  return (instance, call, outcome) => {
    if (!Array.isArray(instance)) return;
    for (const [key, evaluate] of schemas.entries()) {
      if (key >= instance.length) return;
      outcome.items.add(key);
      evaluateMember(evaluate, { value: instance[key], key, call }, outcome);
    }
  };
}

function compileItems(context: KeywordContext): Evaluate | undefined {
  if (!isSchema(context.value)) return undefined;
  const evaluate = context.child();
  const { prefixItems } = context.schema;
  const first = Array.isArray(prefixItems) ? prefixItems.length : 0;
  return (instance, call, outcome) => {
    if (!Array.isArray(instance)) return;
    outcome.allItems = true;
    for (let key = first; key < instance.length; key++) {
      evaluateMember(evaluate, { value: instance[key], key, call }, outcome);
    }
  };
}

function compileContains(context: KeywordContext): Evaluate {
  const evaluate = context.child();
  const { minContains, maxContains } = context.schema;
  const least = typeof minContains === 'number' ? minContains : 1;
  const most = typeof maxContains === 'number' ? maxContains : Infinity;
  return (instance, call, outcome) => {
    if (!Array.isArray(instance)) return;
    let count = 0;
    for (const [key, item] of instance.entries()) {
      if (evaluateApart(evaluate, item, descend(call, key)).errors.length > 0) continue;
      outcome.items.add(key);
      count++;
    }
    if (count >= least && count <= most) return;
    const expected = count < least ? `at least ${least}` : `at most ${most}`;
    const message = `${count} items are as \`contains\` wants them, not ${expected}`;
    context.fail(call, outcome, { message, expected: context.value, actual: instance });
  };
}

function onCounts(holds: (count: number, limit: number) => boolean, phrase: string): KeywordCompiler {
  return (context) => {
    const limit = context.value;
    if (typeof limit !== 'number') return undefined;
    return (instance, call, outcome) => {
      if (!Array.isArray(instance) || holds(instance.length, limit)) return;
      const message = `the list has ${instance.length} items, not ${phrase} ${limit}`;
      context.fail(call, outcome, { message, expected: limit, actual: instance });
    };
  };
}

function compileUniqueItems(context: KeywordContext): Evaluate | undefined {
  if (context.value !== true) return undefined;
  return (instance, call, outcome) => {
    const [, second] = (Array.isArray(instance) ? firstDuplicate(instance) : undefined) ?? [];
    if (second === undefined || !Array.isArray(instance)) return;
    const item: unknown = instance[second];
    const message = `${describeValue(item)} is in the list twice`;
    context.fail(descend(call, second), outcome, { message, expected: 'different items', actual: item });
  };
}
