import { globSync, readFileSync } from 'node:fs';

/** One vector of schemas/vectors, as vectors.schema.json describes it. */
export interface Vector {
  readonly requirement: string;
  readonly description: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly valid: boolean;
  readonly expect?: unknown;
  readonly code?: string;
}

export interface VectorFile {
  readonly path: string;
  readonly subject: string;
  readonly vectors: readonly Vector[];
}

/** Every vector file, in the order of the paths; scenarios have a form of their own. */
export function readVectorFiles(): readonly VectorFile[] {
  return globSync('schemas/vectors/*/*.json', { exclude: ['schemas/vectors/scenarios/**'] })
    .sort()
    .map((path) => ({ path, ...(JSON.parse(readFileSync(path, 'utf8')) as Omit<VectorFile, 'path'>) }));
}

/** How a vector is called in reports. */
export function nameOf(vector: Vector): string {
  return `${vector.requirement} ${vector.operation}: ${vector.description}`;
}
