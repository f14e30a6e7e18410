import assert from 'node:assert/strict';
import { errorCodes, isErrorCode } from '#runtime/protocol/error-codes.ts';

describe('isErrorCode', () => {
  it('knows the codes of the schema and no others', () => {
    assert.ok(errorCodes.length > 20);
    assert.ok(errorCodes.every(isErrorCode));
    assert.ok(!isErrorCode('toString'));
  });
});
