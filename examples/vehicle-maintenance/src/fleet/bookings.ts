import type { DatabaseSync } from 'node:sqlite';
import type { Bookings } from '../domain/workshop.ts';

/** The bookings of workshops, in the database of the agent that books. */
export function createBookingsOf(database: DatabaseSync): (workshop: string) => Bookings {
  database.exec(`CREATE TABLE IF NOT EXISTS bookings (workshop TEXT NOT NULL, vehicle TEXT NOT NULL,
    number INTEGER NOT NULL, PRIMARY KEY (workshop, vehicle), UNIQUE (workshop, number))`);
  const count = database.prepare('SELECT COUNT(*) AS count FROM bookings WHERE workshop = ?');
  const find = database.prepare('SELECT number FROM bookings WHERE workshop = ? AND vehicle = ?');
  const insert = database.prepare('INSERT INTO bookings VALUES (?, ?, ?)');
  return (workshop) => ({
    get size() {
      return Number(count.get(workshop)?.count);
    },
    numberOf(vehicleId) {
      const row = find.get(workshop, vehicleId);
      return row === undefined ? undefined : Number(row.number);
    },
    add: (vehicleId, number) => void insert.run(workshop, vehicleId, number),
  });
}
