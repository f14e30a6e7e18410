import type { ExplainedRule } from './explained-rule.ts';

/** One way to leave out findings of a rule, or to change what they count. */
export interface SilenceWay {
  readonly purpose: string;
  /** What to write. */
  readonly text: string;
}

/** All ways for a rule, from the narrowest to the widest. */
export function silenceWays({ id, silence, severity }: ExplainedRule): readonly SilenceWay[] {
  if (silence === 'never') return [];
  const other = severity === 'warning' ? 'info' : 'warning';
  const comments = [
    { purpose: 'here, in YAML', text: `# parley-ignore ${id}: the reason` },
    { purpose: 'here, in JSON', text: `"$comment": "parley-ignore ${id}: the reason"` },
  ];
  return [
    ...(silence === 'anywhere' ? comments : []),
    { purpose: 'in some files', text: `check: { ignoreOnly: { ${id}: [some/folder] } }` },
    { purpose: 'everywhere', text: `check: { except: [${id}] }` },
    { purpose: `as ${other}`, text: `check: { severities: { ${id}: ${other} } }` },
  ];
}

/** What the configuration has to say so that a rule of level STRICT runs; undefined for the others, which run by themselves. */
export function switchOn({ id, level }: ExplainedRule): string | undefined {
  return level === 'STRICT' ? `check: { use: [STANDARD, ${id}] }` : undefined;
}
