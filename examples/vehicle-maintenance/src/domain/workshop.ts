interface Slot {
  readonly day: number;
  readonly slot: number;
}

export interface Workshop {
  /** The same vehicle gets the slot it already has; undefined when nothing is free within the horizon. */
  book(vehicleId: string): Slot | undefined;
}

/** How far ahead a workshop plans, and how many vehicles it takes on one day. */
export const horizonDays = 90;
export const slotsPerDay = 8;

/** The calendar of one plant's workshop; it fills from the first day on. */
export function createWorkshop(): Workshop {
  const booked = new Map<string, Slot>();
  return {
    book(vehicleId) {
      const known = booked.get(vehicleId);
      if (known !== undefined || booked.size >= horizonDays * slotsPerDay) return known;
      const slot = { day: 1 + Math.floor(booked.size / slotsPerDay), slot: 1 + (booked.size % slotsPerDay) };
      booked.set(vehicleId, slot);
      return slot;
    },
  };
}
