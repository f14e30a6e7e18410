const suffix = /\.(?:schema|agent)\.(?:json|ya?ml)$/;

/** The name of a file without its folders and its kind. */
export function fileStem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(suffix, '');
}

/** The same file with another name. */
export function withStem(path: string, stem: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return folder + stem + (suffix.exec(path)?.[0] ?? '');
}
