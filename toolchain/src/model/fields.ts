import { isObject } from '../source/pointer.ts';

/** The member of a JSON object, or undefined for anything that is no object. */
export function field(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function objectField(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const found = field(value, key);
  return isObject(found) ? found : {};
}

export function textField(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === 'string' ? found : undefined;
}

export function flagField(value: unknown, key: string, fallback: boolean): boolean {
  const found = field(value, key);
  return typeof found === 'boolean' ? found : fallback;
}

/** A positive number; anything else is the fallback. */
export function numberField<T>(value: unknown, key: string, fallback: T): number | T {
  const found = field(value, key);
  return typeof found === 'number' && found > 0 ? found : fallback;
}

/** The texts of a list; what is no text is left out. */
export function textsField(value: unknown, key: string): readonly string[] | undefined {
  const found = field(value, key);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : undefined;
}

/** One of a closed list of words, or the fallback. */
export function choiceField<T extends string>(value: unknown, key: string, choice: Choice<T>): T {
  const found = field(value, key);
  return choice.words.find((word) => word === found) ?? choice.fallback;
}

export interface Choice<T extends string> {
  readonly words: readonly T[];
  readonly fallback: T;
}
