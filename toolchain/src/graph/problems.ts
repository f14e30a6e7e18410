import type { Diagnostic } from '../diagnostic.ts';
import type { Place } from '../model/place.ts';
import { groupBy } from '../model/group-by.ts';
import type { Problem } from './model.ts';

/** Collects which part of which file stands for what in the picture. */
export interface Regions {
  /** A member of a file, its key included, stands for an element. */
  add(place: Place, id: string): void;
  /** The list of problems of an element that is drawn; the same list for the same id. */
  problemsOf(id: string): readonly Problem[];
  /** Puts each finding on the innermost element around it; returns those around which nothing is drawn. */
  place(findings: readonly Diagnostic[]): readonly Problem[];
}

interface Region {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

export function createRegions(): Regions {
  const regions: Region[] = [];
  const drawn = new Map<string, Problem[]>();
  return {
    add: (place, id) => {
      regions.push(toRegion(place, id));
    },
    problemsOf: (id) => {
      const problems = drawn.get(id) ?? [];
      drawn.set(id, problems);
      return problems;
    },
    place: (findings) => {
      const byFile = groupBy(regions, ({ file }) => file);
      return findings.map(toProblem).filter((problem, index) => {
        const around = regionsAround(byFile.get(problem.file) ?? [], findings[index]);
        const problems = around.map(({ id }) => drawn.get(id)).find((list) => list !== undefined);
        problems?.push(problem);
        return problems === undefined;
      });
    },
  };
}

function toRegion({ document, pointer }: Place, id: string): Region {
  if (pointer === '') return { file: document.path, start: 0, end: Infinity, id };
  const { start } = document.locate(pointer, 'key');
  const { end } = document.locate(pointer, 'value');
  return { file: document.path, start: start.offset, end: end.offset, id };
}

function regionsAround(regions: readonly Region[], finding: Diagnostic | undefined): readonly Region[] {
  const offset = finding?.range.start.offset ?? 0;
  return regions
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((left, right) => left.end - left.start - (right.end - right.start));
}

function toProblem({ severity, code, message, hint, file, range }: Diagnostic): Problem {
  return {
    severity,
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    file,
    line: range.start.line + 1,
    column: range.start.column + 1,
  };
}
