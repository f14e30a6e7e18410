import type { Area, Fleet, FleetMessage } from './fleet.ts';
import type { TextFile } from './parley-files.ts';
import type { Property } from './property.ts';

/**
 * The fleet as proto files: a message a file as in Parley, what an area shares in a file of its own, requests as services.
 * There are no words for channels and agents, so it says less. Names are as `buf lint` wants them.
 */
export function protoFiles({ areas }: Fleet): readonly TextFile[] {
  return [
    { path: 'buf.yaml', text: 'version: v2\nlint:\n  use:\n    - STANDARD\n' },
    ...areas.flatMap((area) => [
      sharedFile(area),
      ...area.messages.map((message) => messageFile(area, message)),
      serviceFile(area),
    ]),
  ];
}

function sharedFile(area: Area): TextFile {
  return {
    path: `${folderOf(area, 1)}/shared.proto`,
    text: [
      ...heading(area, 1, []),
      'message Place {',
      '  string hall = 1;',
      '  int32 row = 2;',
      '  int32 level = 3;',
      '}',
      '',
      'message Line {',
      '  string part = 1;',
      '  int32 quantity = 2;',
      '  bool checked = 3;',
      '}',
      '',
    ].join('\n'),
  };
}

function messageFile(area: Area, message: FleetMessage): TextFile {
  const word = wordOf(message);
  const { version, properties } = message;
  const shared = properties.some(({ kind }) => kind === 'place' || kind === 'lines')
    ? [`${folderOf(area, 1)}/shared.proto`]
    : [];
  const choices = properties.filter(({ kind }) => kind === 'choice');
  return {
    path: `${folderOf(area, version)}/${word.replaceAll('-', '_')}.proto`,
    text: [
      ...heading(area, version, shared),
      ...choices.flatMap((choice) => formatEnum(typeName(word), choice)),
      `// ${message.description}`,
      `message ${typeName(word)} {`,
      ...properties.flatMap((property, index) => [
        `  // ${property.description}`,
        `  ${fieldType(property, area, { word, version })} ${snake(property.name)} = ${index + 1};`,
      ]),
      '}',
      '',
    ].join('\n'),
  };
}

function serviceFile(area: Area): TextFile {
  const requests = area.messages.map(wordOf).filter((word) => word.endsWith('-request'));
  const folder = folderOf(area, 1);
  const names = requests.map((word) => word.replace(/-request$/u, ''));
  const imports = names.flatMap((name) => {
    const file = `${folder}/${name.replaceAll('-', '_')}`;
    return [`${file}_request.proto`, `${file}_response.proto`];
  });
  return {
    path: `${folder}/service.proto`,
    text: [
      ...heading(area, 1, imports),
      ...names.flatMap((name) => [
        `service ${typeName(name)}Service {`,
        `  rpc ${typeName(name)}(${typeName(name)}Request) returns (${typeName(name)}Response);`,
        '}',
        '',
      ]),
    ].join('\n'),
  };
}

function heading(area: Area, version: number, imports: readonly string[]): readonly string[] {
  return [
    'syntax = "proto3";',
    '',
    `package ${packageOf(area)}.v${version};`,
    '',
    ...imports.map((path) => `import "${path}";`),
    ...(imports.length === 0 ? [] : ['']),
  ];
}

/** Enum values are named after their enum, the first one is unspecified. */
function formatEnum(message: string, { name, choices }: Property): readonly string[] {
  const type = `${message}${typeName(name)}`;
  const prefix = snake(type).toUpperCase();
  return [
    `enum ${type} {`,
    `  ${prefix}_UNSPECIFIED = 0;`,
    ...choices.map((choice, index) => `  ${prefix}_${choice.toUpperCase()} = ${index + 1};`),
    '}',
    '',
  ];
}

function fieldType(
  { kind, name }: Property,
  area: Area,
  { word, version }: { readonly word: string; readonly version: number },
): string {
  const shared = version === 1 ? '' : `${packageOf(area)}.v1.`;
  switch (kind) {
    case 'place':
      return `${shared}Place`;
    case 'lines':
      return `repeated ${shared}Line`;
    case 'choice':
      return `${typeName(word)}${typeName(name)}`;
    default:
      return plainTypes[kind];
  }
}

const plainTypes = {
  id: 'string',
  text: 'string',
  count: 'int32',
  amount: 'double',
  flag: 'bool',
  time: 'string',
  tags: 'repeated string',
} as const;

function packageOf({ name }: Area): string {
  return name.replaceAll('-', '_');
}

function folderOf(area: Area, version: number): string {
  return `${packageOf(area)}/v${version}`;
}

/** The name of a message without its area. */
function wordOf({ name }: FleetMessage): string {
  return name.slice(name.indexOf('.') + 1);
}

function typeName(word: string): string {
  return word
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function snake(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])[A-Z]/gu, (letter) => `_${letter}`).toLowerCase();
}
