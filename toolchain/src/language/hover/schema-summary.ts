import { bullets, code, codeBlock, escapeText } from '../markdown.ts';
import { type Member, type Shape, descriptionOf, membersOf, partsOf, schemasOf } from '../shape/shape.ts';
import { exampleText } from './example-text.ts';
import { describeSchema } from './schema-words.ts';

const maxLines = 12;
const maxDescription = 90;
const maxExample = 600;

/** The members of a schema with their types, required ones marked; of a schema without members its type. */
export function schemaSummary(shapes: readonly Shape[]): string {
  const members = membersOf(shapes);
  if (members.length === 0) return escapeText(describeSchema(shapes));
  // What has to be there comes first.
  const sorted = [
    ...members.filter(({ required }) => required),
    ...members.filter(({ required }) => !required),
  ];
  return bullets(sorted.map(memberLine), maxLines);
}

/** The first example of a schema as JSON. */
export function exampleOf(shapes: readonly Shape[]): string | undefined {
  for (const { examples } of schemasOf(partsOf(shapes))) {
    if (!Array.isArray(examples) || examples.length === 0) continue;
    const [example] = examples as readonly unknown[];
    const text = exampleText(example);
    const lines = text.slice(0, maxExample).split('\n');
    const isCut = text.length > maxExample || lines.length > maxLines;
    return codeBlock('json', [...lines.slice(0, maxLines), ...(isCut ? ['…'] : [])].join('\n'));
  }
  return undefined;
}

function memberLine({ name, required, shapes }: Member): string {
  const sensitive = schemasOf(partsOf(shapes)).some((schema) => schema['x-parley-sensitive'] === true);
  const words = [
    `${code(name)} ${escapeText(describeSchema(shapes))}`,
    required ? '**required**' : '',
    sensitive ? 'sensitive' : '',
  ].filter((word) => word !== '');
  const description = descriptionOf(shapes);
  return description === undefined
    ? words.join(', ')
    : `${words.join(', ')}: ${escapeText(short(description))}`;
}

function short(text: string): string {
  return text.length <= maxDescription ? text : `${text.slice(0, maxDescription)}…`;
}
