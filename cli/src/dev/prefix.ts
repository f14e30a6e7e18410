import type { Colors } from '../terminal/colors.ts';

const palette = ['cyan', 'magenta', 'blue', 'yellow', 'green'] as const;

/** Puts an agent's name, in a colour of its own, in front of what it prints. */
export function createPrefix(agents: readonly string[], colors: Colors): (agent: string) => string {
  const width = Math.max(0, ...agents.map((agent) => agent.length));
  return (agent) => {
    const paint = colors[palette[Math.max(agents.indexOf(agent), 0) % palette.length] ?? 'cyan'];
    return `${paint(agent.padEnd(width))} ${colors.dim('│')}`;
  };
}
