/** The key `run` of the configuration. */
type RunSetting = string | Readonly<Record<string, string>> | null;

/** Whether it is for Parley to run an agent: a foreign client only where the map has a command for it. */
export function isRunHere(
  {
    name,
    external,
    imported,
  }: { readonly name: string; readonly external: boolean; readonly imported: boolean },
  run: RunSetting,
): boolean {
  if (imported) return false;
  return !external || (typeof run === 'object' && run !== null && Object.hasOwn(run, name));
}

/** The command line that runs an agent; undefined where the configuration names none. */
export function agentCommand(run: RunSetting, agent: string): string | undefined {
  if (run === null) return undefined;
  const command = typeof run === 'string' ? run : Object.hasOwn(run, agent) ? run[agent] : undefined;
  return command?.replaceAll('{agent}', agent);
}
