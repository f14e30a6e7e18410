import assert from 'node:assert/strict';
import { propertiesOf } from '#explorer/engine/packet-properties.ts';

describe('propertiesOf', () => {
  it('has none of a packet without any', () => {
    assert.equal(propertiesOf({ properties: {} }), undefined);
  });

  it('writes each content type as it is, whichever came before', () => {
    for (const contentType of ['a', 'b', 'a', '', '"'])
      assert.equal(propertiesOf({ properties: { contentType } }), JSON.stringify({ contentType }));
  });

  it('writes correlation data as text, beside all others', () => {
    const properties = { contentType: 'a', correlationData: Buffer.from('c1') };
    assert.deepEqual(JSON.parse(propertiesOf({ properties }) ?? ''), {
      contentType: 'a',
      correlationData: 'c1',
    });
    const alone = { correlationData: Buffer.from('c1') };
    assert.equal(propertiesOf({ properties: alone }), '{"correlationData":"c1"}');
  });
});
