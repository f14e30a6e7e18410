import type { BundleChannel } from '@parley/schemas';
import { fileHeader } from '../header.ts';
import { codegenModule, type GenerateModel } from '../model.ts';
import { docComment } from '../printer/comment.ts';
import { group, hardLine, indent, join, lineAfter, softLine, type Doc } from '../printer/document.ts';
import { propertyName, stringLiteral } from '../printer/literal.ts';
import { createSourceFile, type SourceFile } from '../printer/source-file.ts';
import { parameterProperties } from './channel-types.ts';
import { printDeclaration } from './print-type.ts';

/** `channels.ts`: the address of each channel as a pair of functions, and the types of the parameters. */
export function printChannels(model: GenerateModel): string {
  const channels = Object.keys(model.bundle.channels)
    .sort()
    .flatMap((name) => model.bundle.channels[name] ?? []);
  const file = createSourceFile(fileHeader(model.contractHash), [
    'channels',
    ...model.parameterNames.values(),
  ]);
  for (const channel of channels) {
    const name = model.parameterNames.get(channel.name);
    if (name === undefined) continue;
    const type = { kind: 'object' as const, properties: parameterProperties(channel) };
    file.add(printDeclaration(name, type, `The parameters in the address of ${channel.name}.`));
  }
  const entries = channels.map((channel) => printChannel(file, channel, model));
  file.add(
    docComment('Every channel by its name.'),
    'export const channels = {',
    printEntries(entries),
    '};',
  );
  return file.toString();
}

function printEntries(entries: readonly Doc[]): Doc {
  return entries.length === 0 ? '' : [indent(hardLine, join(entries, hardLine)), hardLine];
}

function printChannel(file: SourceFile, channel: BundleChannel, model: GenerateModel): Doc {
  const comment = docComment(channel.description, channel.deprecated === null ? undefined : '@deprecated');
  const name = stringLiteral(channel.name);
  if (channel.address === null) {
    const define = file.use('defineInboxChannel', codegenModule);
    return [comment, propertyName(channel.name), ': ', define, '(', name, '),'];
  }
  const define = file.use('defineChannel', codegenModule);
  const bundle = file.use('bundle', `./bundle${model.importExtension}`);
  const parameters = model.parameterNames.get(channel.name) ?? file.useType('NoParameters', codegenModule);
  const call = group(
    define,
    '<',
    name,
    ', ',
    parameters,
    '>(',
    indent(softLine, name, ', ', bundle),
    lineAfter(','),
    ')',
  );
  return [comment, propertyName(channel.name), ': ', call, ','];
}
