export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the messages flow to: rightwards in columns, or down in rows. */
export const directions = ['right', 'down'] as const;
export type Direction = (typeof directions)[number];
