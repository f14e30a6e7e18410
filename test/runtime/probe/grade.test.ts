import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gradeOf, gradePromises, isBelow } from '#runtime/probe/grade.ts';
import { grades, promises, type Finding } from '#runtime/probe/probe.ts';

const finding = fc.record({
  id: fc.string(),
  title: fc.string(),
  status: fc.constantFrom('ok', 'warn', 'fail', 'unknown' as const),
  grade: fc.constantFrom(...grades),
  measured: fc.string(),
  value: fc.constant(null),
  meaning: fc.string(),
  touches: fc.subarray([...promises]),
  tookMs: fc.nat(),
}) as fc.Arbitrary<Finding>;

describe('gradeOf', () => {
  it('is the worst grade of the findings, in any order', () => {
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const worst = gradeOf(findings);
        assert.equal(gradeOf(findings.toReversed()), worst);
        assert.ok(findings.every(({ grade }) => !isBelow(grade, worst)));
        assert.ok(findings.length === 0 || findings.some(({ grade }) => grade === worst));
      }),
    );
  });
});

describe('gradePromises', () => {
  it('gives no promise a worse grade than the whole, and counts only what touches it', () => {
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const whole = gradeOf(findings);
        for (const [promise, grade] of Object.entries(gradePromises(findings))) {
          assert.ok(!isBelow(grade, whole));
          const touching = findings.filter(({ touches }) => touches.some((one) => one === promise));
          assert.equal(grade, gradeOf(touching));
        }
      }),
    );
  });
});
