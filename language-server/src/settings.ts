/** What the user can set; the section `parley` of the editor's settings. */
export interface Settings {
  /** When findings are looked for: with every key, or when a file is saved. */
  readonly checkOn: 'type' | 'save';
}

export const defaultSettings: Settings = { checkOn: 'type' };

/** Reads what a client sends; anything else than a known value is the default. */
export function readSettings(section: unknown): Settings {
  const check = field(section, 'check');
  return { checkOn: field(check, 'run') === 'onSave' ? 'save' : 'type' };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
