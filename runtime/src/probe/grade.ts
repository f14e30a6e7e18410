import { grades, promises, type Finding, type Grade, type Promised } from './probe.ts';

/** The worst grade that any finding allows. */
export function gradeOf(findings: readonly Pick<Finding, 'grade'>[]): Grade {
  const worst = Math.max(0, ...findings.map(({ grade }) => grades.indexOf(grade)));
  return grades[worst] ?? 'F';
}

/** Of each promise: the worst grade of the findings that touch it. */
export function gradePromises(findings: readonly Finding[]): Readonly<Record<Promised, Grade>> {
  const entries = promises.map((promise) => [
    promise,
    gradeOf(findings.filter(({ touches }) => touches.includes(promise))),
  ]);
  return Object.fromEntries(entries) as Record<Promised, Grade>;
}

export function isBelow(grade: Grade, least: Grade): boolean {
  return grades.indexOf(grade) > grades.indexOf(least);
}
