import { isObject } from '../../source/pointer.ts';
import { isSchema } from '../keywords.ts';
import { type Evaluate, type KeywordCompiler, type KeywordContext, evaluateMember } from './evaluation.ts';
import { failUnknown } from './object-keywords.ts';

/** Keywords that judge what nothing else has looked at. */
export const unevaluatedKeywords: Readonly<Record<string, KeywordCompiler>> = {
  unevaluatedItems: compileUnevaluatedItems,
  unevaluatedProperties: compileUnevaluatedProperties,
};

function compileUnevaluatedItems(context: KeywordContext): Evaluate | undefined {
  if (!isSchema(context.value)) return undefined;
  const evaluate = context.child();
  return (instance, call, outcome) => {
    if (!Array.isArray(instance) || outcome.allItems) return;
    for (const [key, value] of instance.entries()) {
      if (!outcome.items.has(key)) evaluateMember(evaluate, { value, key, call }, outcome);
    }
    outcome.allItems = true;
  };
}

function compileUnevaluatedProperties(context: KeywordContext): Evaluate | undefined {
  if (!isSchema(context.value)) return undefined;
  const evaluate = context.child();
  return (instance, call, outcome) => {
    if (!isObject(instance) || outcome.allProperties) return;
    for (const key of Object.keys(instance)) {
      if (outcome.properties.has(key)) continue;
      if (context.value === false)
        failUnknown(context, { call, outcome, instance, key, known: outcome.properties });
      else evaluateMember(evaluate, { value: instance[key], key, call }, outcome);
    }
    outcome.allProperties = true;
  };
}
