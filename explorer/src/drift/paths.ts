import type { PathStep } from '@parley/toolchain/language';

/** `$.lines[*].note` */
export function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => {
    if (step === 'items') return `${text}[*]`;
    if (step === 'members') return `${text}.*`;
    return /^[\w-]+$/.test(step.name) ? `${text}.${step.name}` : `${text}[${JSON.stringify(step.name)}]`;
  }, '$');
}

/** A value as it stands in a query. */
export function quoted(text: string): string {
  return /^[\w./@:-]+$/.test(text) ? text : JSON.stringify(text);
}

/** Messages that have a member, as near as a query can say it: on the way through a list its name alone is looked for. */
export function hasMember(path: readonly PathStep[], name: string): string {
  const steps = [...path, { name }];
  const isPlain = steps.every((step) => typeof step === 'object');
  return isPlain ? `${formatPath(steps)}!=""` : JSON.stringify(JSON.stringify(name));
}
