interface Slot {
  readonly day: number;
  readonly slot: number;
}

/** Who has which place in the line; kept wherever the workshop keeps it. */
export interface Bookings {
  readonly size: number;
  /** From 0; undefined for a vehicle without one. */
  numberOf(vehicleId: string): number | undefined;
  add(vehicleId: string, number: number): void;
}

export interface Workshop {
  /** The same vehicle gets the slot it already has; undefined when nothing is free within the horizon. */
  book(vehicleId: string): Slot | undefined;
}

/** How far ahead a workshop plans, and how many vehicles it takes on one day. */
export const horizonDays = 90;
export const slotsPerDay = 8;

/** The calendar of one plant's workshop; it fills from the first day on. */
export function createWorkshop(bookings: Bookings = createBookings()): Workshop {
  return {
    book(vehicleId) {
      const known = bookings.numberOf(vehicleId);
      const number = known ?? bookings.size;
      if (number >= horizonDays * slotsPerDay) return undefined;
      if (known === undefined) bookings.add(vehicleId, number);
      return { day: 1 + Math.floor(number / slotsPerDay), slot: 1 + (number % slotsPerDay) };
    },
  };
}

function createBookings(): Bookings {
  const numbers = new Map<string, number>();
  return {
    get size() {
      return numbers.size;
    },
    numberOf: (vehicleId) => numbers.get(vehicleId),
    add: (vehicleId, number) => void numbers.set(vehicleId, number),
  };
}
