/** The key `run` of the configuration. */
type RunSetting = string | Readonly<Record<string, string>> | null;

/** The command line that runs an agent; undefined where the configuration names none. */
export function agentCommand(run: RunSetting, agent: string): string | undefined {
  if (run === null) return undefined;
  const command = typeof run === 'string' ? run : Object.hasOwn(run, agent) ? run[agent] : undefined;
  return command?.replaceAll('{agent}', agent);
}
