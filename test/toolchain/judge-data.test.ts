import assert from 'node:assert/strict';
import { createWorkspace, judgeData } from '@parley/toolchain';

const workspace = createWorkspace({
  folder: '',
  files: [
    {
      path: 'messages/result.v1.schema.json',
      text: `{
  "type": "object",
  "properties": {
    "risk": { "type": "number", "maximum": 1 },
    "place": { "$ref": "common.schema.yaml#/$defs/place" }
  }
}`,
    },
    { path: 'messages/common.schema.yaml', text: `$defs:\n  place:\n    type: string\n    maxLength: 3\n` },
  ],
});

const judge = (data: unknown) =>
  judgeData(workspace, 'result.v1', data)?.map(({ instancePath, location }) => [
    instancePath,
    location?.file,
    location && location.range.start.line + 1,
  ]);

describe('data of a message', () => {
  it('that keeps its schema has no problems', () => {
    assert.deepEqual(judge({ risk: 1 }), []);
  });

  it('that breaks it is told the line of the schema', () => {
    assert.deepEqual(judge({ risk: 1.72 }), [['/risk', 'messages/result.v1.schema.json', 4]]);
  });

  it('that breaks a schema of another file is told that file', () => {
    assert.deepEqual(judge({ place: 'north' }), [['/place', 'messages/common.schema.yaml', 4]]);
  });

  it('of an unknown type is not judged', () => {
    assert.equal(judgeData(workspace, 'other.v1', {}), undefined);
  });
});
