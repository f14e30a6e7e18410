import { priorities } from './message.ts';
import type { Priority } from './message.ts';

export type WirePriority = 1 | 2 | 3 | 4;

const wire: Readonly<Record<Priority, WirePriority>> = { low: 1, normal: 2, high: 3, critical: 4 };

export function toWirePriority(priority: Priority): WirePriority {
  return wire[priority]; // REQ-PRIO-1
}

/** Undefined for a number that is no priority. */
export function fromWirePriority(value: number): Priority | undefined {
  return priorities[value - 1];
}

export function isPriority(value: unknown): value is Priority {
  return typeof value === 'string' && Object.hasOwn(wire, value);
}
