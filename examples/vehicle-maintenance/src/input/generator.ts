import type { Measurements } from '../domain/diagnosis.ts';
import { createRandom, normal } from '../domain/random.ts';
import type { Random } from '../domain/random.ts';
import { defects } from './defects.ts';
import type { Defect } from './defects.ts';
import type { InputReading } from './readings.ts';

export interface GeneratedReading extends InputReading {
  /** How the gateway spoils the event before it sends it; absent: it does not. */
  readonly defect?: Defect;
}

export interface GeneratorOptions {
  readonly seed: number;
  readonly count: number;
  /** How many of `count` are malformed. Default: one of a hundred. */
  readonly malformed?: number;
}

/**
 * Makes readings in the ranges of the AI4I 2020 data set: temperatures around 300 K and 310 K, torque around 40 Nm with
 * a speed that falls as it grows, tool wear that grows by quality until the tool is changed.
 * The same options give the same readings. The malformed ones lie evenly among them and go through the defects in turn.
 */
export function* generateReadings(options: GeneratorOptions): Generator<GeneratedReading, void> {
  const random = createRandom(options.seed);
  const tool: Tool = { wearMin: 0, lifeMin: 220 };
  const malformed = options.malformed ?? Math.round(options.count / 100);
  for (let index = 0; index < options.count; index += 1) {
    const measurements = measure(tool, random);
    const vehicleId = `vehicle-${index + 1}`;
    const productId = `${measurements.quality}${14_860 + index}`;
    const reading = { vehicleId, data: { vehicleId, productId, measurements } };
    const before = Math.floor((index * malformed) / options.count);
    const after = Math.floor(((index + 1) * malformed) / options.count);
    const defect = after > before ? defects[before % defects.length] : undefined;
    yield defect === undefined ? reading : { ...reading, defect };
  }
}

interface Tool {
  wearMin: number;
  lifeMin: number;
}

const wearPerReadingMin = { L: 2, M: 3, H: 5 } as const;

function measure(tool: Tool, random: Random): Measurements {
  const quality = drawQuality(random());
  wear(tool, { byMin: wearPerReadingMin[quality], random });
  const airTemperatureK = normal(random, 300, 2);
  const torqueNm = tenths(Math.max(3.8, normal(random, 40, 11)));
  const speedRpm = 1520 * Math.sqrt(40 / torqueNm) + normal(random, 0, 40);
  return {
    quality,
    airTemperatureK: tenths(airTemperatureK),
    processTemperatureK: tenths(airTemperatureK + normal(random, 10, 1)),
    rotationalSpeedRpm: Math.round(Math.min(2886, Math.max(1168, speedRpm))),
    torqueNm,
    toolWearMin: tool.wearMin,
  };
}

function wear(tool: Tool, { byMin, random }: { readonly byMin: number; readonly random: Random }): void {
  tool.wearMin += byMin;
  if (tool.wearMin <= tool.lifeMin) return;
  tool.wearMin = 0;
  tool.lifeMin = Math.round(200 + 50 * random());
}

function drawQuality(drawn: number): Measurements['quality'] {
  return drawn < 0.6 ? 'L' : drawn < 0.9 ? 'M' : 'H';
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
