import type { Diagnostic, Location } from '@parley/toolchain';

/** Whether two lists would look the same to the user. */
export function isSameFindings(left: readonly Diagnostic[], right: readonly Diagnostic[]): boolean {
  return left.length === right.length && left.every((finding, index) => isSame(finding, right[index]));
}

function isSame(left: Diagnostic, right: Diagnostic | undefined): boolean {
  if (left === right) return true;
  if (left.code !== right?.code || left.severity !== right.severity) return false;
  if (left.message !== right.message || left.hint !== right.hint || !isSamePlace(left, right)) return false;
  const before = left.related ?? [];
  const after = right.related ?? [];
  return (
    before.length === after.length &&
    before.every((place, index) => {
      const other = after[index];
      return place.message === other?.message && isSamePlace(place, other);
    })
  );
}

function isSamePlace(left: Location, right: Location): boolean {
  return (
    left.file === right.file &&
    left.range.start.line === right.range.start.line &&
    left.range.start.column === right.range.start.column &&
    left.range.end.line === right.range.end.line &&
    left.range.end.column === right.range.end.column
  );
}
