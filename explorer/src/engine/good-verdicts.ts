import { rowVerdicts } from '../store/row.ts';

/** Numbers of the verdicts that need nobody's attention. */
export const goodVerdicts = (['valid', 'system', 'cleared'] as const).map((verdict) =>
  rowVerdicts.indexOf(verdict),
);
