import { describeValue } from '../describe.ts';
import { isSchema } from '../keywords.ts';
import { bestErrors } from './best-errors.ts';
import {
  type Evaluate,
  type KeywordCompiler,
  type KeywordContext,
  type Outcome,
  evaluateApart,
  mergeSeen,
  pointerOf,
} from './evaluation.ts';

/** Keywords that judge by several schemas at the same place. */
export const combiningKeywords: Readonly<Record<string, KeywordCompiler>> = {
  allOf: compileAllOf,
  anyOf: compileAnyOf,
  oneOf: compileOneOf,
  not: compileNot,
  if: compileIf,
};

function compileAllOf(context: KeywordContext): Evaluate {
  const schemas = branches(context);
  return (instance, call, outcome) => {
    for (const evaluate of schemas) takeOver(outcome, evaluateApart(evaluate, instance, call));
  };
}

function compileAnyOf(context: KeywordContext): Evaluate {
  const schemas = branches(context);
  return (instance, call, outcome) => {
    const outcomes = schemas.map((evaluate) => evaluateApart(evaluate, instance, call));
    const valid = outcomes.filter(isValid);
    for (const other of valid) mergeSeen(outcome, other);
    if (valid.length === 0 && schemas.length > 0)
      failBranches(context, { instance, pointer: pointerOf(call.path), outcome, outcomes });
  };
}

function compileOneOf(context: KeywordContext): Evaluate {
  const schemas = branches(context);
  return (instance, call, outcome) => {
    const outcomes = schemas.map((evaluate) => evaluateApart(evaluate, instance, call));
    const valid = outcomes.filter(isValid);
    for (const other of valid) mergeSeen(outcome, other);
    if (valid.length === 1) return;
    if (valid.length === 0) {
      failBranches(context, { instance, pointer: pointerOf(call.path), outcome, outcomes });
      return;
    }
    const matched = outcomes.flatMap((other, index) => (isValid(other) ? [index] : []));
    const message = `${describeValue(instance)} fits ${matched.length} of the schemas (${matched.join(', ')}), not exactly one`;
    context.fail(call, outcome, { message, expected: context.value, actual: instance });
  };
}

function compileNot(context: KeywordContext): Evaluate {
  const evaluate = context.child();
  return (instance, call, outcome) => {
    if (!isValid(evaluateApart(evaluate, instance, call))) return;
    const message = `${describeValue(instance)} is what \`not\` excludes`;
    context.fail(call, outcome, { message, expected: { not: context.value }, actual: instance });
  };
}

function compileIf(context: KeywordContext): Evaluate {
  const condition = context.child();
  const sibling = (keyword: string): Evaluate | undefined => {
    if (!isSchema(context.schema[keyword])) return undefined;
    const pointer = `${context.location.pointer}/${keyword}`;
    const location = context.registry.locate(context.location.resource.file.path, pointer);
    return location && context.compile(location);
  };
  const [whenTrue, whenFalse] = [sibling('then'), sibling('else')];
  return (instance, call, outcome) => {
    const test = evaluateApart(condition, instance, call);
    if (isValid(test)) mergeSeen(outcome, test);
    const chosen = isValid(test) ? whenTrue : whenFalse;
    if (chosen !== undefined) takeOver(outcome, evaluateApart(chosen, instance, call));
  };
}

function branches(context: KeywordContext): readonly Evaluate[] {
  return Array.isArray(context.value) ? context.value.map((_schema, index) => context.child(index)) : [];
}

function isValid(outcome: Outcome): boolean {
  return outcome.errors.length === 0;
}

/** What a failing schema has looked at counts too: the whole fails anyway, and one cause is one error. */
function takeOver(outcome: Outcome, other: Outcome): void {
  outcome.errors.push(...other.errors);
  mergeSeen(outcome, other);
}

interface FailedBranches {
  readonly instance: unknown;
  readonly pointer: string;
  readonly outcome: Outcome;
  readonly outcomes: readonly Outcome[];
}

function failBranches(
  context: KeywordContext,
  { instance, pointer, outcome, outcomes }: FailedBranches,
): void {
  const errors = bestErrors(
    outcomes.map((other) => other.errors),
    { pointer, instance, keyword: context.keyword },
  );
  outcome.errors.push(...errors);
  outcome.allProperties = true;
  outcome.allItems = true;
}
