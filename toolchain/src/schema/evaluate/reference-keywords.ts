import type { SchemaLocation } from '../registry.ts';
import {
  type Call,
  type Evaluate,
  type KeywordCompiler,
  type KeywordContext,
  type Outcome,
  type Scope,
  evaluateApart,
  mergeSeen,
} from './evaluation.ts';

/** Keywords that judge by a schema that stands elsewhere. */
export const referenceKeywords: Readonly<Record<string, KeywordCompiler>> = {
  $ref: compileReference,
  $dynamicRef: compileDynamicReference,
};

function compileReference(context: KeywordContext): Evaluate | undefined {
  const target = findTarget(context);
  if (target === undefined) return failUnresolved(context);
  const evaluate = context.compile(target);
  return (instance, call, outcome) => {
    follow(context, evaluate, { instance, call, outcome });
  };
}

function compileDynamicReference(context: KeywordContext): Evaluate | undefined {
  const target = findTarget(context);
  if (target === undefined) return failUnresolved(context);
  const reference = String(context.value);
  const anchor = reference.slice(reference.indexOf('#') + 1);
  const isDynamic = target.resource.dynamicAnchors.get(anchor) === target.pointer;
  return (instance, call, outcome) => {
    const found = isDynamic ? outermost(context, call.scope, anchor) : undefined;
    follow(context, context.compile(found ?? target), { instance, call, outcome });
  };
}

function findTarget({ value, registry, location }: KeywordContext): SchemaLocation | undefined {
  return typeof value === 'string' ? registry.resolve(value, location.resource) : undefined;
}

function failUnresolved(context: KeywordContext): Evaluate {
  return (instance, call, outcome) => {
    const message = `the schema ${JSON.stringify(context.value)} is not there`;
    context.fail(call, outcome, { message, expected: context.value, actual: instance });
  };
}

/** The first resource on the way that has the dynamic anchor decides. */
function outermost(
  context: KeywordContext,
  scope: Scope | undefined,
  anchor: string,
): SchemaLocation | undefined {
  let found: SchemaLocation | undefined;
  for (let current = scope; current !== undefined; current = current.parent) {
    found = context.registry.dynamicAnchor(current.resource, anchor) ?? found;
  }
  return found;
}

interface Step {
  readonly instance: unknown;
  readonly call: Call;
  readonly outcome: Outcome;
}

function follow(context: KeywordContext, target: Evaluate, { instance, call, outcome }: Step): void {
  for (let chain = call.references; chain !== undefined; chain = chain.parent) {
    if (chain.target !== target) continue;
    const message = `the reference ${JSON.stringify(context.value)} leads back to itself`;
    context.fail(call, outcome, { message, expected: context.value, actual: instance });
    return;
  }
  const other = evaluateApart(target, instance, { ...call, references: { parent: call.references, target } });
  outcome.errors.push(...other.errors);
  mergeSeen(outcome, other);
}
