/** What a file of a workspace holds, told by its name; `other` files are not read. */
export type FileKind = 'message' | 'channel' | 'agent' | 'config' | 'other';

const suffix = /\.(schema|channel|agent)\.(?:json|ya?ml)$/;
const kinds: Readonly<Partial<Record<string, FileKind>>> = {
  schema: 'message',
  channel: 'channel',
  agent: 'agent',
};

export function fileKind(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^parley\.config\.(?:json|ya?ml)$/.test(name)) return 'config';
  return kinds[suffix.exec(name)?.[1] ?? ''] ?? 'other';
}

/** The message type that a schema file stands for: its name without `.schema.json|yaml|yml`. */
export function messageTypeOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(suffix, '');
}
