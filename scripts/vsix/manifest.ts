/** What a `.vsix` says of itself comes from these keys of the extension's package.json. */
export interface ExtensionManifest {
  readonly name: string;
  readonly displayName: string;
  readonly version: string;
  readonly publisher: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly extensionKind: readonly string[];
}

/** `extension.vsixmanifest`, which names the extension and its files to VS Code and to the shops. */
export function vsixManifest(extension: ExtensionManifest): string {
  const { name, version, publisher, displayName, description } = extension;
  const property = (id: string, value: string): string =>
    `      <Property Id="Microsoft.VisualStudio.${id}" Value="${escapeXml(value)}" />`;
  const asset = (type: string, path: string): string =>
    `    <Asset Type="Microsoft.VisualStudio.${type}" Path="extension/${escapeXml(path)}" Addressable="true" />`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">',
    '  <Metadata>',
    `    <Identity Language="en-US" Id="${escapeXml(name)}" Version="${escapeXml(version)}" Publisher="${escapeXml(publisher)}" />`,
    `    <DisplayName>${escapeXml(displayName)}</DisplayName>`,
    `    <Description xml:space="preserve">${escapeXml(description)}</Description>`,
    `    <Tags>${escapeXml(extension.keywords.join(','))}</Tags>`,
    `    <Categories>${escapeXml(extension.categories.join(','))}</Categories>`,
    '    <GalleryFlags>Public</GalleryFlags>',
    '    <Properties>',
    property('Code.Engine', extension.engines.vscode),
    property('Code.ExtensionKind', extension.extensionKind.join(',')),
    '    </Properties>',
    '    <License>extension/LICENSE.txt</License>',
    `    <Icon>extension/${escapeXml(extension.icon)}</Icon>`,
    '  </Metadata>',
    '  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code" /></Installation>',
    '  <Dependencies />',
    '  <Assets>',
    asset('Code.Manifest', 'package.json'),
    asset('Services.Content.Details', 'README.md'),
    asset('Services.Content.License', 'LICENSE.txt'),
    asset('Services.Icons.Default', extension.icon),
    '  </Assets>',
    '</PackageManifest>',
    '',
  ].join('\n');
}

const contentTypes: Readonly<Record<string, string>> = {
  cjs: 'application/javascript',
  css: 'text/css',
  gitignore: 'text/plain',
  js: 'application/javascript',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown',
  mjs: 'application/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  ts: 'text/plain',
  txt: 'text/plain',
  vsixmanifest: 'text/xml',
  yaml: 'text/yaml',
};

/** `[Content_Types].xml`: the packages of Microsoft want a type for each ending. Throws for one that has none here. */
export function contentTypesOf(paths: readonly string[]): string {
  const endings = [...new Set(paths.map((path) => path.slice(path.lastIndexOf('.') + 1)))].sort();
  const lines = endings
    .filter((ending) => !ending.includes('/'))
    .map((ending) => `<Default Extension=".${ending}" ContentType="${contentTypeOf(ending)}" />`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${lines.join('')}</Types>\n`;
}

function contentTypeOf(ending: string): string {
  const type = contentTypes[ending];
  if (type === undefined)
    throw new Error(`the package has a file that ends with .${ending}, of no known type`);
  return type;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
