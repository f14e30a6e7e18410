import { type ExtensionContext, FileType, Uri, workspace } from 'vscode';

/** npm never packs files of these names, so they are kept under others. */
const renamed: Readonly<Record<string, string>> = { _gitignore: '.gitignore' };

/** Copies the files of a new workspace into a folder, but for those that are there; gives the paths of the new ones. */
export async function copyTemplates(context: ExtensionContext, folder: Uri): Promise<readonly string[]> {
  const templates = Uri.joinPath(context.extensionUri, 'dist', 'bundle', 'templates');
  const written: string[] = [];
  for (const path of await filesIn(templates)) {
    const target = Uri.joinPath(folder, renamed[path] ?? path);
    if (await exists(target)) continue;
    const bytes = await workspace.fs.readFile(Uri.joinPath(templates, path));
    await workspace.fs.writeFile(target, path === 'package.json' ? withVersion(context, bytes) : bytes);
    written.push(renamed[path] ?? path);
  }
  return written;
}

/** The workspace asks for the packages of the same version as this extension. */
function withVersion({ extension }: ExtensionContext, bytes: Uint8Array): Uint8Array {
  const { version } = extension.packageJSON as { readonly version: string };
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('^0.0.0', `^${version}`));
}

async function filesIn(folder: Uri, prefix = ''): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, type] of await workspace.fs.readDirectory(Uri.joinPath(folder, prefix))) {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    if (type === FileType.Directory) found.push(...(await filesIn(folder, path)));
    else found.push(path);
  }
  return found.sort();
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
