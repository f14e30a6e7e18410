import { CsvError, parseCsv } from './csv.ts';
import type { CsvField, CsvRecord } from './csv.ts';

/** One row of input, as the gateway sends it: `data` is what the row says, valid or not. */
export interface InputReading {
  readonly vehicleId: string;
  readonly data: unknown;
}

const columns = [
  'UDI',
  'Product ID',
  'Type',
  'Air temperature [K]',
  'Process temperature [K]',
  'Rotational speed [rpm]',
  'Torque [Nm]',
  'Tool wear [min]',
] as const;
type Column = (typeof columns)[number];

/**
 * Reads the columns of the AI4I 2020 data set; other columns are left alone.
 * Throws a CsvError when the file is no such table. A bad row is no error: it travels as it is, text where a number belongs, without what is empty.
 */
export function* parseReadings(text: string): Generator<InputReading, void> {
  const records = parseCsv(text);
  const header = records.next();
  if (header.done === true) throw new CsvError('the file is empty', { line: 1, column: 1 });
  const positions = locateColumns(header.value);
  for (const record of records) yield toReading(record, { positions, width: header.value.fields.length });
}

function locateColumns(header: CsvRecord): ReadonlyMap<Column, number> {
  return new Map(columns.map((column) => [column, locate(column, header)]));
}

function locate(column: Column, header: CsvRecord): number {
  const index = header.fields.findIndex(({ text }) => text.trim() === column);
  if (index >= 0) return index;
  const similar = header.fields.find(({ text }) => isSimilar(text, column));
  const found = similar === undefined ? '' : `; found ${JSON.stringify(similar.text)} instead`;
  throw new CsvError(`the column ${JSON.stringify(column)} is missing${found}`, {
    line: header.line,
    column: similar?.column ?? endOf(header.fields),
  });
}

function isSimilar(text: string, column: Column): boolean {
  const plain = (name: string): string =>
    name
      .replace(/\[.*/, '')
      .replace(/[^a-z]/gi, '')
      .toLowerCase();
  return plain(text) === plain(column);
}

function endOf(fields: readonly CsvField[]): number {
  const last = fields.at(-1);
  return last === undefined ? 1 : last.column + last.text.length;
}

interface Layout {
  readonly positions: ReadonlyMap<Column, number>;
  readonly width: number;
}

function toReading(record: CsvRecord, { positions, width }: Layout): InputReading {
  const text = (column: Column): string | undefined => {
    const field = record.fields[positions.get(column) ?? -1]?.text.trim();
    return field === '' ? undefined : field;
  };
  const udi = text('UDI');
  const surplus = record.fields.slice(width).map((field) => field.text);
  const vehicleId = udi === undefined ? undefined : `vehicle-${udi}`;
  return {
    vehicleId: vehicleId ?? `line-${record.line}`,
    data: {
      vehicleId,
      productId: text('Product ID'),
      measurements: {
        quality: text('Type'),
        airTemperatureK: toNumber(text('Air temperature [K]')),
        processTemperatureK: toNumber(text('Process temperature [K]')),
        rotationalSpeedRpm: toNumber(text('Rotational speed [rpm]')),
        torqueNm: toNumber(text('Torque [Nm]')),
        toolWearMin: toNumber(text('Tool wear [min]')),
      },
      ...(surplus.length > 0 ? { surplus } : {}),
    },
  };
}

function toNumber(text: string | undefined): number | string | undefined {
  if (text === undefined || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text;
  return Number(text);
}
