import { fileHeader } from '../header.ts';
import { codegenModule, type GenerateModel } from '../model.ts';
import { valueName } from '../names.ts';
import { docComment } from '../printer/comment.ts';
import { group, indent, line, lineAfter, softLine } from '../printer/document.ts';
import { stringLiteral } from '../printer/literal.ts';
import { createSourceFile } from '../printer/source-file.ts';
import { agentType } from './agent-types.ts';
import { printType } from './print-type.ts';

/** `agents.ts`: for each agent that is not external its types and its definition. */
export function printAgents(model: GenerateModel): string {
  const names = [...model.agentNames.values()];
  const file = createSourceFile(fileHeader(model.contractHash), [...names, ...names.map(valueName)]);
  for (const [agentName, name] of model.agentNames) {
    const agent = model.bundle.agents[agentName];
    if (agent === undefined) continue;
    const base = file.useType('AgentTypes', codegenModule);
    const definition = file.useType('AgentDefinition', codegenModule);
    const define = file.use('defineAgent', codegenModule);
    const bundle = file.use('bundle', `./bundle${model.importExtension}`);
    const validators = file.use('validators', `./validators${model.importExtension}`);
    file.add(
      docComment(`What ${agentName} receives and sends.`, agent.description),
      `export interface ${name} extends ${base} `,
      printType(agentType({ model, file }, agent)),
    );
    const list = [softLine, stringLiteral(agentName), ',', line, bundle, ',', line, validators];
    file.add(
      docComment(agent.description),
      `export const ${valueName(name)}: ${definition}<${name}> = `,
      group(define, '(', indent(...list), lineAfter(','), ');'),
    );
  }
  return file.toString();
}
