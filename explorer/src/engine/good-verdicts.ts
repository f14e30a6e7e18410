import { rowVerdicts, soundVerdicts } from '../store/row.ts';

/** Numbers of the verdicts of messages that keep their contract. */
export const goodVerdicts = soundVerdicts.map((verdict) => rowVerdicts.indexOf(verdict));
