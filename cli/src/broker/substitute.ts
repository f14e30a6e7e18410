import { Failure } from '../failure.ts';

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/gu;

/** Fills `${NAME}` from the environment. A missing variable is an error: an empty password would be worse. */
export function substituteVariables(text: string, env: NodeJS.ProcessEnv, where: string): string {
  return text.replace(variable, (_, name: string) => {
    const value = env[name];
    if (value !== undefined) return value;
    throw new Failure(`the environment variable ${name} is not set, and ${where} needs it`, {
      hint: `Set it (export ${name}=...), or name another broker with --broker.`,
    });
  });
}
