import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describeWithMosquitto } from '../../support/mosquitto.ts';

const script = fileURLToPath(new URL('../../../examples/vehicle-maintenance/src/demo.ts', import.meta.url));

describeWithMosquitto('the fleet of the example on a default Mosquitto, its agents killed at random', () => {
  it('reconciles every id of 1,000 readings over six kills', async function () {
    this.timeout(240_000);
    const parameters = ['--chaos', '--readings', '1000', '--kills', '6', '--seed', '7'];
    const flags = ['--conditions=@parley/source', '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...flags, script, ...parameters], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 0, output);
    assert.match(output, /^killed 6 times /m);
    assert.match(output, /^ok {3}readings in 990 = analysed 990$/m);
    assert.match(output, /^ok {3}effects of orchestrator /m);
    assert.ok(!output.includes('FAIL'), output);
  });
});
