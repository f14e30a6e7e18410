import type { Bundle } from '@parley/schemas';

/** Kinds of names: those that a workspace has, and the rules of the check. */
export type NameKind = 'channels' | 'requests' | 'agents' | 'messages' | 'brokers' | 'rules' | 'codes';

interface Named {
  readonly name: string;
  readonly description?: string | undefined;
}

/** The names of the workspace around the current folder; none where there is no workspace. */
export async function listNames(kind: NameKind): Promise<readonly Named[]> {
  const [{ createWorkspace, resolveBundle, ruleInfos }, { readWorkspace }] = await Promise.all([
    import('@parley/toolchain'),
    import('@parley/toolchain/node'),
  ]);
  if (kind === 'rules') return ruleInfos.map(({ id, summary }) => ({ name: id, description: summary }));
  if (kind === 'codes') return (await import('@parley/schemas')).errorSchema.oneOf.map(toCode);
  try {
    const workspace = createWorkspace(await readWorkspace('.'));
    if (kind === 'brokers') return Object.keys(workspace.config.brokers).map((name) => ({ name }));
    return namesOf(resolveBundle(workspace), kind);
  } catch {
    // Completion has nowhere to tell of a fault: no workspace means no names.
    return [];
  }
}

function namesOf(bundle: Bundle, kind: Exclude<NameKind, 'brokers' | 'rules' | 'codes'>): readonly Named[] {
  if (kind === 'messages') return Object.values(bundle.messages).map(({ type }) => ({ name: type }));
  if (kind === 'agents') return Object.values(bundle.agents).map(toNamed);
  const channels = Object.values(bundle.channels);
  return (kind === 'requests' ? channels.filter(({ reply }) => reply !== null) : channels).map(toNamed);
}

function toCode({ const: name, description }: { const: string; description: string }): Named {
  return { name, description };
}

function toNamed({ name, description }: Named): Named {
  return { name, description: description?.split('\n')[0] };
}
