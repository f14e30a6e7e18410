import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const example = fileURLToPath(new URL('../../../examples/vehicle-maintenance', import.meta.url));
const cli = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));

interface Breakage {
  readonly description: string;
  readonly file: string;
  readonly replace: string;
  readonly by: string;
  /** Where the finding must point: the first place of this text after `by` was put in. */
  readonly points: string;
}

const breakages: readonly Breakage[] = [
  {
    description: 'a message that is not there',
    file: 'channels/vehicle.channel.yaml',
    replace: 'messages: [fleet.safety-alert.v1]',
    by: 'messages: [fleet.safety-alarm.v1]',
    points: 'fleet.safety-alarm.v1',
  },
  {
    description: 'an example that its schema refuses',
    file: 'messages/fleet.appointment.v1.schema.json',
    replace: '"day": 1, "slot": 1 }',
    by: '"day": "one", "slot": 1 }',
    points: '"one"',
  },
  {
    description: 'a channel without its messages',
    file: 'channels/operation.channel.yaml',
    replace: '    messages: [fleet.statistics.v1]\n',
    by: '',
    points: 'monitoring.statistics',
  },
  {
    description: 'an address that another channel has',
    file: 'channels/customer.channel.yaml',
    replace: 'fleet/{region}/{plant}/schedule',
    by: 'fleet/{region}/{plant}/readings',
    points: 'fleet/{region}/{plant}/readings',
  },
  {
    description: 'a file that does not parse',
    file: 'agents/feedback.agent.json',
    replace: '"feedback.input": {',
    by: '"feedback.input" {',
    points: '{ "concurrency"',
  },
];

function parley(...words: readonly string[]): { status: number | null; output: string } {
  const parameters = ['--conditions=@parley/source', cli, ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** The `line:column` of a text, from 1. */
function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe('the contracts of the fleet', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleet-contracts-'));
    for (const part of ['messages', 'channels', 'agents', 'parley.config.yaml']) {
      cpSync(join(example, part), join(folder, part), { recursive: true });
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are clean', () => {
    const { status, output } = parley('check', folder, '--fail-on', 'warning');
    assert.equal(status, 0, output);
  });

  it('are what the committed code was generated from', () => {
    const { status, output } = parley('generate', '--check', example);
    assert.equal(status, 0, output);
  });

  for (const { description, file, replace, by, points } of breakages) {
    it(`are not with ${description}, and the finding says where`, () => {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(replace));
      const broken = text.replace(replace, by);
      writeFileSync(path, broken);
      const { status, output } = parley('check', folder);
      assert.equal(status, 1, output);
      assert.ok(output.includes(`${file}:${placeOf(broken, points)}`), output);
    });
  }
});
