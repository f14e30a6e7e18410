import { type TimeMode, timeModes } from '../time-mode.ts';
import { type SavedView, cleanName, readViews } from './views.ts';

/** Saved views, and how times are told. */
export interface SavedState {
  views: readonly SavedView[];
  time: TimeMode;
  isOpen: boolean;
  /** The view whose name is being changed. */
  renaming: string | undefined;
  /** The name that the link had by which the page was opened: the view can be kept under it. */
  offered: string | undefined;
  /** What was just done, in a few words. */
  said: string;
}

export function createSavedState(): SavedState {
  return { views: [], time: 'local', isOpen: false, renaming: undefined, offered: undefined, said: '' };
}

/** What was stored, and what a link brings; neither is trusted. */
export function loadSaved(saved: SavedState, stored: unknown, name: unknown): void {
  const { views, time } = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<
    Record<string, unknown>
  >;
  const offered = typeof name === 'string' ? cleanName(name) : '';
  Object.assign(saved, {
    views: readViews(views),
    time: timeModes.find((known) => known === time) ?? 'local',
    offered: offered === '' ? undefined : offered,
  });
}
