import { chance } from './random.ts';

/** How many of a hundred customers accept a repair. */
export const acceptancePercent = 70;

export const declineReasons = ['not-now', 'own-workshop', 'no-answer'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Whether the customer of this vehicle accepts: the same vehicle and seed always give the same answer. */
export function acceptsRepair(vehicleId: string, seed: number): boolean {
  return chance(`accept:${vehicleId}`, seed) * 100 < acceptancePercent;
}

/** Why the customer of this vehicle declines. */
export function declineReason(vehicleId: string, seed: number): DeclineReason {
  return (
    declineReasons[Math.floor(chance(`decline:${vehicleId}`, seed) * declineReasons.length)] ?? 'not-now'
  );
}

/** How the customer of this vehicle rates the visit, 1 to 5. */
export function rateVisit(vehicleId: string, seed: number): number {
  return 1 + Math.floor(chance(`rate:${vehicleId}`, seed) * 5);
}
