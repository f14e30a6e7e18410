import { type CheckCase, lines } from './check-case.ts';

export const order = 'messages/order.v1.schema.json';

/** A schema of the message that the sound workspace has, and what is found in it. */
export function inOrder(about: string, schema: readonly string[], findings: readonly string[]): CheckCase {
  return {
    about,
    files: { [order]: lines(...schema) },
    findings: findings.map((finding) => `${order}:${finding}`),
  };
}
