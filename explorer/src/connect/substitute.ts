import { ConnectError } from './connect-error.ts';

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/gu;

/** Where a text stands that names variables. */
interface Place {
  readonly file: string;
  readonly key: string;
}

/** Fills `${NAME}` from the environment. A missing variable is an error: an empty password would be worse. */
export function substituteVariables(text: string, env: NodeJS.ProcessEnv, { file, key }: Place): string {
  return text.replace(variable, (_, name: string) => {
    const value = env[name];
    if (value !== undefined) return value;
    throw new ConnectError(`the environment variable ${name} is not set, and ${file} needs it for ${key}`, {
      hint: `Set it (export ${name}=...), or name another broker.`,
    });
  });
}
