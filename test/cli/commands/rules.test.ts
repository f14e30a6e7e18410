import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { families } from '@parley/toolchain/explain';
import { rulesCommand } from '#cli/commands/rules.ts';
import { createTerminal } from '#cli/terminal/terminal.ts';

describe('rulesCommand', () => {
  it('offers the families that there are', () => {
    const nowhere = new Writable();
    const command = rulesCommand({ terminal: createTerminal(nowhere, nowhere), finish: () => undefined });
    const option = command.options.find(({ long }) => long === '--family');
    assert.deepEqual(
      option?.argChoices,
      families.map(({ name }) => name),
    );
  });
});
