import type { Colors } from '../terminal/colors.ts';

export type Fact = readonly [label: string, value: string | undefined];

/** Values behind their labels; those without one are left out. Values have to be safe to show. */
export function formatFacts(facts: readonly Fact[], colors: Colors): string {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...known.map(([label]) => label.length));
  return known.map(([label, value]) => `  ${colors.dim(label.padEnd(width))}  ${value ?? ''}`).join('\n');
}
