import { type PageTab, pageTabs } from '../page-tabs.ts';

/** A query with its tab, under a name. */
export interface SavedView {
  readonly name: string;
  readonly tab: PageTab;
  readonly query: string;
}

export const maxNameLength = 80;
const maxQueryLength = 4000;
const maxViews = 200;

/** Views as they were stored: whatever else stands there is left out. */
export function readViews(stored: unknown): readonly SavedView[] {
  if (!Array.isArray(stored)) return [];
  const views = stored.flatMap((entry: unknown) => readView(entry) ?? []);
  return views.reduce<readonly SavedView[]>(withView, []);
}

/** Undefined for what is no view. */
function readView(entry: unknown): SavedView | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { name, tab, query } = entry as Readonly<Record<string, unknown>>;
  const known = pageTabs.find((each) => each === tab);
  if (typeof name !== 'string' || typeof query !== 'string' || known === undefined) return undefined;
  const short = cleanName(name);
  return short === '' || query.length > maxQueryLength ? undefined : { name: short, tab: known, query };
}

/** One line, not longer than a menu. */
export function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .trim()
    .slice(0, maxNameLength)
    .trim();
}

/** A name stands for one view: the newer one replaces the older in its place. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const at = views.findIndex(({ name }) => name === view.name);
  if (at >= 0) return views.with(at, view);
  return views.length >= maxViews ? views : [...views, view];
}

export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** Under another name, in the same place; a view that had this name goes. */
export function renamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const name = cleanName(to);
  if (name === '' || name === from) return views;
  return withoutView(views, name).map((view) => (view.name === from ? { ...view, name } : view));
}
