import {
  type Location,
  type LocationLink,
  UIKind,
  type WorkspaceEdit,
  commands,
  env,
  extensions,
} from 'vscode';
import { fileUri, open, placeOf, replace, writeFile } from '../support/documents.ts';
import { allCodes, codesIn } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const agent = 'agents/store.agent.yaml';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
  };
}

/** There is no `node:assert` here. */
function equal(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} instead of ${right}`);
}

describe('VS Code for the Web', () => {
  before(async () => {
    await parley();
  });

  it('has no Node, and files of no disk', () => {
    equal([env.uiKind, fileUri('').scheme], [UIKind.Web, 'memory']);
    equal('process' in globalThis, false);
  });

  it('has every command that can be run here', async () => {
    const manifest = extensions.getExtension('parley.parley-vscode')?.packageJSON as Manifest;
    const offered = manifest.contributes.commands.filter(
      ({ enablement = '' }) => !/!isWeb|^parley\.\w+$/u.test(enablement),
    );
    const all = new Set(await commands.getCommands(true));
    equal(
      offered.map(({ command }) => command).filter((command) => !all.has(command)),
      [],
    );
    equal(offered.length > 5, true);
  });

  it('has findings while somebody types, and takes them back', async () => {
    const document = await open(agent);
    await replace(document, 'order.placed', 'order.plcaed');
    await until('a finding', () => codesIn(agent).includes('RECEIVE_UNRESOLVED'));
    await replace(document, 'order.plcaed', 'order.placed');
    await until('no finding', () => allCodes().length === 0);
  });

  it('has findings in files that are not open', async () => {
    await writeFile('agents/late.agent.yaml', 'agent: late\nreceives:\n  no.such.channel: {}\n');
    await until('a finding', () => codesIn('agents/late.agent.yaml').includes('RECEIVE_UNRESOLVED'));
  });

  it('leads to declarations, and renames across files', async () => {
    const document = await open(agent);
    const at = [document.uri, placeOf(document, 'order.placed')];
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      ...at,
    );
    const targets = found.map((place) => ('targetUri' in place ? place.targetUri : place.uri));
    equal(
      targets.map(({ path }) => path),
      ['/fleet/channels/shop.channel.yaml'],
    );
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      ...at,
      'order.taken',
    );
    equal(edit.size, 3);
  });

  it('draws the fleet', async () => {
    const length = await commands.executeCommand<number>('parley.showGraph');
    equal(length > 1000, true);
  });
});
