import type { Channel } from '../channel.ts';
import type { State } from '../state.ts';
import { setTimeMode } from '../time-mode.ts';
import { loadSaved } from './state.ts';

/** What the browser or the editor keeps for the page, and what its link brings: the name of a view, a moment. */
export function loadSettings({ saved, retained }: State, { kept, settings }: Channel): void {
  const { name, moment } = (kept.load() ?? {}) as Readonly<Record<string, unknown>>;
  loadSaved(saved, settings.load(), name);
  setTimeMode(saved.time);
  if (typeof moment === 'string' && /^\d{1,15}$/.test(moment)) retained.atMs = Number(moment);
}
