import { groupBy } from '#toolchain/model/group-by.ts';
import {
  type SuiteException,
  knownAjvDifferences,
  knownFailures,
  knownGeneratedDifferences,
  knownGeneratedOnlyDifferences,
} from '../../test/toolchain/schema/suite-exceptions.ts';
import { type Judge, type Verdict, createAjvJudge, createGeneratedJudge, createOwnJudge } from './judges.ts';
import type { Suite, SuiteTest } from './read-suite.ts';

/** A test on which two sides differ, and why. */
export interface Difference {
  readonly file: string;
  readonly group: string;
  readonly name: string;
  readonly expected: Verdict;
  readonly actual: Verdict;
  /** Undefined: nobody has looked into it yet. */
  readonly reason: string | undefined;
}

export interface Count {
  readonly passed: number;
  readonly total: number;
}

export interface Comparison {
  readonly required: Count;
  readonly optional: Count;
  readonly files: Readonly<Record<string, Count>>;
  /** Between the suite and the interpreter. */
  readonly failures: readonly Difference[];
  /** Between the interpreter and ajv, by itself and in generated validators. */
  readonly ajv: readonly Difference[];
  readonly generated: readonly Difference[];
}

/** Runs the whole suite through the interpreter and both ways of ajv. */
export function compare(suite: Suite): Comparison {
  const expected: Judge = ({ valid }) => (valid ? 'valid' : 'invalid');
  const own = createOwnJudge(suite);
  const failures = differences(suite, [expected, own], knownFailures);
  const failed = new Set(failures.map(({ test }) => test));
  const count = (tests: readonly SuiteTest[]): Count => ({
    passed: tests.filter((test) => !failed.has(test)).length,
    total: tests.length,
  });
  const files = groupBy(suite.tests, ({ file }) => file);
  const ajvReasons = [...knownAjvDifferences, ...knownGeneratedDifferences];
  const generatedReasons = [...knownGeneratedDifferences, ...knownGeneratedOnlyDifferences];
  return {
    required: count(suite.tests.filter((test) => !isOptional(test))),
    optional: count(suite.tests.filter(isOptional)),
    files: Object.fromEntries([...files].map(([file, tests]) => [file, count(tests)])),
    failures: failures.map(({ difference }) => difference),
    ajv: differences(suite, [own, createAjvJudge(suite)], ajvReasons).map(({ difference }) => difference),
    generated: differences(suite, [own, createGeneratedJudge(suite)], generatedReasons).map(
      ({ difference }) => difference,
    ),
  };
}

function isOptional({ file }: SuiteTest): boolean {
  return file.startsWith('optional/');
}

interface Found {
  readonly test: SuiteTest;
  readonly difference: Difference;
}

function differences(
  { tests }: Suite,
  [left, right]: readonly [Judge, Judge],
  known: readonly SuiteException[],
): readonly Found[] {
  return tests.flatMap((test) => {
    const [expected, actual] = [left(test), right(test)];
    const { file, group, name } = test;
    const reason = reasonOf(test, known);
    return expected === actual ? [] : [{ test, difference: { file, group, name, expected, actual, reason } }];
  });
}

function reasonOf({ file, group, name }: SuiteTest, known: readonly SuiteException[]): string | undefined {
  return known.find(
    (exception) => exception.file === file && (exception.about?.test(`${group}: ${name}`) ?? true),
  )?.reason;
}
