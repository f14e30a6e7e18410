import { joinPointer } from '../../source/pointer.ts';
import type { SchemaLocation, SchemaRegistry, SchemaResource } from '../registry.ts';

/** Why an instance is not valid: one cause, one error. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  /** Where the keyword stands: `#` and a pointer, with the file in front when it is another one. */
  readonly schemaPath: string;
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** The member of the instance that is meant: unknown, missing, or badly named. */
  readonly property?: string;
}

/** Judges one instance by one schema; what it finds goes into the outcome. */
export type Evaluate = (instance: unknown, call: Call, outcome: Outcome) => void;

/** Where in the instance and by which way through the schemas an evaluation happens. */
export interface Call {
  readonly path: InstancePath | undefined;
  readonly scope: Scope | undefined;
  readonly references: ReferenceChain | undefined;
}

interface InstancePath {
  readonly parent: InstancePath | undefined;
  readonly key: string | number;
}

/** The resources that were entered on the way: the dynamic scope. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly resource: SchemaResource;
}

/** The references followed at one place of the instance: the same twice would never end. */
interface ReferenceChain {
  readonly parent: ReferenceChain | undefined;
  readonly target: Evaluate;
}

/** The errors of an evaluation, and which members and items it has looked at. */
export interface Outcome {
  readonly errors: SchemaError[];
  readonly properties: Set<string>;
  readonly items: Set<number>;
  allProperties: boolean;
  allItems: boolean;
}

/** What a keyword knows while it is compiled. */
export interface KeywordContext {
  readonly keyword: string;
  readonly value: unknown;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly location: SchemaLocation;
  readonly registry: SchemaRegistry;
  /** The compiled schema below the keyword. */
  child(...keys: readonly (string | number)[]): Evaluate;
  compile(location: SchemaLocation): Evaluate;
  fail(call: Call, outcome: Outcome, failure: Failure): void;
}

/** The part of an error that its keyword knows. */
export interface Failure {
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly property?: string;
}

/** Compiles one keyword; undefined: it asserts nothing. */
export type KeywordCompiler = (context: KeywordContext) => Evaluate | undefined;

export function createOutcome(): Outcome {
  return new FreshOutcome();
}

/** There is one for every value that is judged, and most values have neither members nor items. */
class FreshOutcome implements Outcome {
  readonly errors: SchemaError[] = [];
  allProperties = false;
  allItems = false;
  #properties: Set<string> | undefined;
  #items: Set<number> | undefined;

  get properties(): Set<string> {
    this.#properties ??= new Set();
    return this.#properties;
  }

  get items(): Set<number> {
    this.#items ??= new Set();
    return this.#items;
  }
}

/** Judges by a schema at the same place, apart from everything else. */
export function evaluateApart(evaluate: Evaluate, instance: unknown, call: Call): Outcome {
  const outcome = createOutcome();
  evaluate(instance, call, outcome);
  return outcome;
}

/** Takes over what another schema at the same place has looked at. */
export function mergeSeen(outcome: Outcome, other: Outcome): void {
  for (const key of other.properties) outcome.properties.add(key);
  for (const index of other.items) outcome.items.add(index);
  outcome.allProperties ||= other.allProperties;
  outcome.allItems ||= other.allItems;
}

/** The call for a member or an item. */
export function descend(call: Call, key: string | number): Call {
  return { path: { parent: call.path, key }, scope: call.scope, references: undefined };
}

/** Judges a member or an item; only its errors matter to the whole. */
export function evaluateMember(evaluate: Evaluate, member: Member, outcome: Outcome): void {
  const { errors } = evaluateApart(evaluate, member.value, descend(member.call, member.key));
  outcome.errors.push(...errors);
}

export interface Member {
  readonly value: unknown;
  readonly key: string | number;
  readonly call: Call;
}

export function pointerOf(path: InstancePath | undefined): string {
  return path === undefined ? '' : joinPointer(pointerOf(path.parent), path.key);
}
