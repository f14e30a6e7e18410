import type { Bundle } from '@parley/schemas';
import { fileHeader } from '../header.ts';
import { codegenModule, type GenerateModel } from '../model.ts';
import { docComment } from '../printer/comment.ts';
import { valueLiteral } from '../printer/literal.ts';
import { createSourceFile } from '../printer/source-file.ts';

/** `bundle.ts`: the contracts that the generated code was made from. */
export function printBundle(model: GenerateModel): string {
  const file = createSourceFile(fileHeader(model.contractHash), ['bundle']);
  const type = file.useType('Bundle', codegenModule);
  const comment = docComment('The contracts that this code was generated from.');
  file.add(comment, `export const bundle: ${type} = `, valueLiteral(model.bundle), ';');
  return file.toString();
}

/** `bundle.json`: the same for agents in other languages and for tools. */
export function printBundleJson(model: GenerateModel): string {
  return `${JSON.stringify(model.bundle, null, 2)}\n`;
}

/** The bundle with everything that has a name in the order of the names. */
export function sortBundle(bundle: Bundle): Bundle {
  return {
    bundle: bundle.bundle,
    prefix: bundle.prefix,
    tenant: bundle.tenant,
    operators: [...bundle.operators].sort(),
    messages: sortKeys(bundle.messages),
    channels: sortKeys(bundle.channels),
    agents: sortKeys(
      Object.fromEntries(
        Object.entries(bundle.agents).map(([name, agent]) => [
          name,
          { ...agent, receives: sortKeys(agent.receives), sends: sortKeys(agent.sends) },
        ]),
      ),
    ),
    reserved: [...bundle.reserved].sort(),
  };
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}
