import { type Extension, extensions } from 'vscode';
import { until } from './until.ts';

/** What the extension offers to others. */
interface ParleyApi {
  readonly ready: Promise<void>;
}

/** The extension, when it has activated itself and its server answers. */
export async function parley(): Promise<Extension<ParleyApi>> {
  const extension = extensions.getExtension<ParleyApi>('parley.parley-vscode');
  if (extension === undefined) throw new Error('the extension is not installed');
  await until('the extension activates itself', () => extension.isActive);
  await extension.exports.ready;
  return extension;
}
