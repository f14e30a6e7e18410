import assert from 'node:assert/strict';
import { CsvError } from '#examples/vehicle-maintenance/src/input/csv.ts';
import { parseReadings } from '#examples/vehicle-maintenance/src/input/readings.ts';

const header =
  'UDI,Product ID,Type,Air temperature [K],Process temperature [K],Rotational speed [rpm],Torque [Nm],Tool wear [min]';

/** What travels: JSON leaves out what is undefined. */
function sent(text: string): unknown {
  return JSON.parse(JSON.stringify([...parseReadings(text)].map(({ data }) => data)));
}

describe('parseReadings', () => {
  it('reads a row, whatever the order of the columns and what else is there', () => {
    const [reading] = parseReadings(
      'Machine failure,Type,UDI,Product ID,Torque [Nm],Tool wear [min],Rotational speed [rpm],Air temperature [K],Process temperature [K]\n' +
        '0,M,1,M14860,42.8,0,1551,298.1,308.6\n',
    );
    assert.deepEqual(reading, {
      vehicleId: 'vehicle-1',
      data: {
        vehicleId: 'vehicle-1',
        productId: 'M14860',
        measurements: {
          quality: 'M',
          airTemperatureK: 298.1,
          processTemperatureK: 308.6,
          rotationalSpeedRpm: 1551,
          torqueNm: 42.8,
          toolWearMin: 0,
        },
      },
    });
  });

  it('lets a bad row travel as it is', () => {
    assert.deepEqual(sent(`${header}\n7,L7,X,warm,,1400,40,5,surplus\n,L8,L\n`), [
      {
        vehicleId: 'vehicle-7',
        productId: 'L7',
        measurements: {
          quality: 'X',
          airTemperatureK: 'warm',
          rotationalSpeedRpm: 1400,
          torqueNm: 40,
          toolWearMin: 5,
        },
        surplus: ['surplus'],
      },
      { productId: 'L8', measurements: { quality: 'L' } },
    ]);
  });

  const broken: readonly [string, string, [number, number], RegExp][] = [
    ['an empty file', '', [1, 1], /empty/],
    ['a missing column', 'UDI,Type\n1,L\n', [1, 9], /"Product ID" is missing/],
    [
      'a column of a similar name',
      header.replace('Torque [Nm]', 'torque [lbf]'),
      [1, header.indexOf('Torque') + 1],
      /"Torque \[Nm\]" is missing; found "torque \[lbf\]" instead/,
    ],
  ];
  for (const [description, text, place, message] of broken) {
    it(`refuses ${description}, and says where`, () => {
      assert.throws(
        () => sent(text),
        (error) => {
          assert.ok(error instanceof CsvError);
          assert.deepEqual([error.line, error.column], place);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});
