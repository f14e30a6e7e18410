import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

interface OutputStream {
  readonly isTTY?: boolean;
}

/** Colours for one stream: `NO_COLOR` turns them off, `FORCE_COLOR` on, else a terminal decides. */
export function createColors(stream: OutputStream, env: NodeJS.ProcessEnv): Colors {
  return pc.createColors(wantsColors(stream, env));
}

function wantsColors(stream: OutputStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}
