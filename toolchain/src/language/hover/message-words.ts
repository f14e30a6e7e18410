import { linksOf } from '../../model/link.ts';
import { textField } from '../../model/fields.ts';
import { type Place, locationOf } from '../../model/place.ts';
import { startOfLine } from '../completion/slot.ts';
import { isJson } from '../text.ts';
import { participantsOf } from '../participants.ts';
import { codeBlock, escapeText, paragraphs } from '../markdown.ts';
import type { ContractSymbol } from '../references/symbol.ts';
import { descriptionOf, shapeAt } from '../shape/shape.ts';
import { type HoverContext, heading, linked } from './context.ts';
import { peopleLine } from './people.ts';
import { exampleOf, schemaSummary } from './schema-summary.ts';

const maxCarriers = 8;
const maxLines = 12;

/** A message type with its members, its channels and its agents. */
export function messageWords(context: HoverContext, type: string): string | undefined {
  const { workspace } = context;
  const { messages, carriers } = linksOf(workspace);
  const message = messages.get(type);
  if (message === undefined) return undefined;
  const { document } = message;
  const shapes = shapeAt(workspace.schemas, document.path);
  const channels = carriers.get(type) ?? [];
  const people = channels.map((channel) => participantsOf(workspace, channel));
  const takes = ({ messages: types }: { readonly messages: readonly string[] }): boolean =>
    types.includes(type);
  const names = channels
    .slice(0, maxCarriers)
    .map(({ name, place }) => linked(context, name, locationOf(place, 'key')));
  const rest = channels.length - names.length;
  return paragraphs(
    heading(type, 'message'),
    escapeText(descriptionOf(shapes) ?? textField(document.value, 'title') ?? ''),
    schemaSummary(shapes),
    channels.length === 0
      ? 'No channel carries it.'
      : `Travels on ${[...names, ...(rest === 0 ? [] : [`${rest} more`])].join(', ')}`,
    channels.length === 0
      ? undefined
      : [
          peopleLine(
            context,
            'Sent by',
            people.flatMap(({ senders }) => senders.filter(takes)),
          ),
          peopleLine(
            context,
            'Received by',
            people.flatMap(({ receivers }) => receivers.filter(takes)),
          ),
        ].join('  \n'),
    exampleOf(shapes),
  );
}

/** The name and the members of a message, as a part of something else. */
export function messageSummary(context: HoverContext, type: string): string {
  const { workspace } = context;
  const document = linksOf(workspace).messages.get(type)?.document;
  if (document === undefined) return `${linked(context, type, undefined)}: there is no such message`;
  const name = linked(context, type, locationOf({ document, pointer: '' }, 'key'));
  return `${name}\n\n${schemaSummary(shapeAt(workspace.schemas, document.path))}`;
}

/** A schema that is no message, by its place. */
export function schemaWords(context: HoverContext, { name, file = '' }: ContractSymbol): string | undefined {
  const { workspace } = context;
  const shapes = shapeAt(workspace.schemas, file, name);
  if (shapes.length === 0) return undefined;
  const title = name === '' ? file : name.slice(name.lastIndexOf('/') + 1);
  const document = linksOf(workspace).documents.get(file)?.document;
  const place = document && locationOf({ document, pointer: name }, 'key');
  return paragraphs(
    heading(title, `schema in ${linked(context, file, place)}`),
    escapeText(descriptionOf(shapes) ?? ''),
    schemaSummary(shapes),
    document && name !== '' ? sourceOf({ document, pointer: name }) : exampleOf(shapes),
  );
}

/** What a schema is written as. */
function sourceOf({ document, pointer }: Place): string | undefined {
  const { start, end } = document.locate(pointer);
  const indent = ' '.repeat(lineIndent(document.text, start.offset));
  const lines = document.text
    .slice(start.offset, end.offset)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const shown = lines
    .slice(0, maxLines)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  const isCut = lines.length > shown.length;
  return codeBlock(isJson(document.path) ? 'json' : 'yaml', [...shown, ...(isCut ? ['…'] : [])].join('\n'));
}

function lineIndent(text: string, offset: number): number {
  const line = text.slice(startOfLine(text, offset), offset);
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
