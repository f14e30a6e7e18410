interface Candidate {
  readonly name: string;
  readonly description?: string | undefined;
}

/** What a query that is being written can become, with what the workspace around the current folder declares. */
export async function completeWords(typed: string): Promise<readonly Candidate[]> {
  const [{ createCompleter }, { createWorkspace, resolveBundle }, { readWorkspace }] = await Promise.all([
    import('@parley/explorer'),
    import('@parley/toolchain'),
    import('@parley/toolchain/node'),
  ]);
  try {
    const complete = createCompleter(resolveBundle(createWorkspace(await readWorkspace('.'))));
    return complete(typed).map(({ start, end, text, description }) => ({
      name: typed.slice(0, start) + text + typed.slice(end),
      description,
    }));
  } catch {
    // Completion has nowhere to tell of a fault: no workspace means no names.
    return [];
  }
}
