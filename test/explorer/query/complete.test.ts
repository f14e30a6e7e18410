import assert from 'node:assert/strict';
import { completeQuery } from '#explorer/query/complete.ts';

const known = {
  parameters: { region: ['eu', 'us'] },
  valuesOf: (field: string) =>
    field === 'channel' ? ['analysis.request', 'analysis.result', 'parts order'] : [],
  paths: ['$.risk', '$.readings.torqueNm'],
};

/** The queries that come out when a suggestion is taken; `|` is the caret. */
function complete(marked: string): readonly string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeQuery(text, caret, known).map(
    (suggestion) => text.slice(0, suggestion.start) + suggestion.text + text.slice(suggestion.end),
  );
}

describe('completion of a query', () => {
  it('offers the fields first', () => {
    assert.deepEqual(complete('|').slice(0, 3), ['channel:', 'valid:', 'verdict:']);
  });

  it('goes on with a name that was begun', () => {
    assert.deepEqual(complete('valid:false cha|'), ['valid:false channel:']);
  });

  it('offers parameters of addresses and paths into data', () => {
    assert.deepEqual(complete('reg|'), ['region:']);
    assert.deepEqual(complete('$.ri|'), ['$.risk']);
    assert.deepEqual(complete('risk|'), ['$.risk']);
  });

  it('offers the values of a field, the ones that begin so first', () => {
    assert.deepEqual(complete('channel:res|'), ['channel:analysis.result']);
    assert.deepEqual(complete('valid:|'), ['valid:true', 'valid:false']);
    assert.deepEqual(complete('region:|'), ['region:eu', 'region:us']);
    assert.deepEqual(complete('-verdict:valid,inv|'), ['-verdict:valid,invalid']);
  });

  it('puts a value with blanks in quotes', () => {
    assert.deepEqual(complete('channel:parts|'), ['channel:"parts order"']);
  });

  it('works behind a minus and a parenthesis', () => {
    assert.deepEqual(complete('-typ|'), ['-type:']);
    assert.deepEqual(complete('(typ|'), ['(type:']);
  });

  it('is silent inside quotes and regular expressions', () => {
    assert.deepEqual([complete('"val|"'), complete('/val|/')], [[], []]);
  });
});
