import { readFileSync } from 'node:fs';
import { CsvError } from './csv.ts';
import { generateReadings } from './generator.ts';
import type { GeneratedReading } from './generator.ts';
import { parseReadings } from './readings.ts';

export interface SourceOptions {
  /** A CSV file; absent: generated readings. */
  readonly input: string | undefined;
  readonly readings: number;
  readonly seed: number;
}

/** An input that cannot be read; the message names file, line and column. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** All readings of one run. Throws an InputError when the file is not there or no such table. */
export function loadReadings({ input, readings, seed }: SourceOptions): readonly GeneratedReading[] {
  if (input === undefined) return [...generateReadings({ seed, count: readings })];
  try {
    return [...parseReadings(readFileSync(input, 'utf8'))];
  } catch (caught) {
    if (caught instanceof CsvError) {
      throw new InputError(`${input}:${caught.line}:${caught.column}: ${caught.message}`, { cause: caught });
    }
    throw new InputError(`${input}: ${reasonOf(caught)}`, { cause: caught });
  }
}

function reasonOf(caught: unknown): string {
  if (!(caught instanceof Error)) return String(caught);
  return 'code' in caught && caught.code === 'ENOENT' ? 'there is no such file' : caught.message;
}
