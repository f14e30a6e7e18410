import type { Row } from '@parley/explorer/protocol';
import { type RowPlace, type RowScene, createRowElement, fillRow, isInThread } from './row.ts';

/** Rows that the list wants to show. */
export interface Wanted {
  readonly from: number;
  readonly count: number;
  /** Set while the list does not follow: its first row, whose index may change while older rows go. */
  readonly atRow: number | undefined;
}

export interface LogListEvents {
  /** The list needs rows: it was scrolled, or grew. */
  readonly onWanted: () => void;
  readonly onSelect: (row: number) => void;
  /** The reader scrolled away from the end, or back to it. */
  readonly onFollowing: (isFollowing: boolean) => void;
}

export const rowHeight = 22;
const overscan = 10;

/** Rows of one height, drawn with as many elements as fit the window: they are recycled, never added. */
export class LogList {
  readonly #viewport: HTMLElement;
  readonly #spacer: HTMLElement;
  readonly #events: LogListEvents;
  readonly #elements: HTMLElement[] = [];
  #rows: readonly Row[] = [];
  #from = 0;
  #total = 0;
  #isFollowing = true;
  #scrolledByUs = -1;

  constructor(viewport: HTMLElement, events: LogListEvents) {
    this.#viewport = viewport;
    this.#events = events;
    this.#spacer = document.createElement('div');
    this.#spacer.className = 'spacer';
    viewport.append(this.#spacer);
    viewport.addEventListener('scroll', () => {
      this.#scrolled();
    });
    viewport.addEventListener('click', (event) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null;
      if (element?.dataset.row !== undefined) events.onSelect(Number(element.dataset.row));
    });
    new ResizeObserver(() => {
      const gutter = viewport.offsetWidth - viewport.clientWidth;
      viewport.parentElement?.style.setProperty('--gutter', `${String(gutter)}px`);
      if (this.#isFollowing) this.#scrollTo(this.#total);
      events.onWanted();
    }).observe(viewport);
  }

  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  /** Rows that fit the window. */
  get visible(): number {
    return Math.max(1, Math.floor(this.#viewport.clientHeight / rowHeight));
  }

  wanted(total: number): Wanted {
    const count = this.visible + 2 * overscan;
    if (this.#isFollowing) return { from: Math.max(0, total - count), count, atRow: undefined };
    const first = Math.floor(this.#viewport.scrollTop / rowHeight) - overscan;
    const from = Math.max(0, first);
    const known = this.#rows[from - this.#from];
    return { from, count, atRow: known?.row };
  }

  /** Shows rows of which the first has an index. */
  show(
    rows: readonly Row[],
    place: { readonly from: number; readonly total: number },
    scene: RowScene,
  ): void {
    const moved = this.#moved(rows, place.from);
    this.#rows = rows;
    this.#from = place.from;
    this.#total = place.total;
    this.#spacer.style.height = `${String(place.total * rowHeight)}px`;
    if (this.#isFollowing) this.#scrollTo(place.total);
    else if (moved !== 0) this.#setScroll(Math.max(0, this.#viewport.scrollTop + moved * rowHeight));
    this.draw(scene);
    // A short list cannot be scrolled to where the known row is now: what is above it is in sight, too.
    if (!this.#isFollowing && place.from * rowHeight > this.#viewport.scrollTop) this.#events.onWanted();
  }

  /** Draws the same rows again, with another selection. */
  draw(scene: RowScene): void {
    const railOf = rails(this.#rows, scene.thread);
    this.#rows.forEach((row, index) => {
      const element = this.#element(index);
      element.hidden = false;
      element.style.transform = `translateY(${String((this.#from + index) * rowHeight)}px)`;
      const place = { index: this.#from + index, previous: this.#rows[index - 1], rail: railOf(index) };
      fillRow(element, row, { ...scene, ...place });
    });
    for (const element of this.#elements.slice(this.#rows.length)) {
      element.hidden = true;
      element.removeAttribute('id');
    }
    this.#pointAt(scene.selected);
  }

  /** Names the selected row to whoever cannot see it, while it is drawn. */
  #pointAt(selected: number | undefined): void {
    const isDrawn = this.#rows.some(({ row }) => row === selected);
    if (isDrawn) this.#viewport.setAttribute('aria-activedescendant', `row-${String(selected)}`);
    else this.#viewport.removeAttribute('aria-activedescendant');
  }

  follow(): void {
    this.#setFollowing(true);
    this.#scrollTo(this.#total);
    this.#events.onWanted();
  }

  stay(): void {
    this.#setFollowing(false);
  }

  /** Brings an index into the window. */
  reveal(index: number): void {
    const top = index * rowHeight;
    const { scrollTop, clientHeight } = this.#viewport;
    if (top >= scrollTop && top + rowHeight <= scrollTop + clientHeight) return;
    this.#setFollowing(false);
    // The rows of this tab may not have come yet.
    const least = Math.max(this.#total, index + 1) * rowHeight;
    this.#spacer.style.height = `${String(least)}px`;
    this.#viewport.scrollTop = Math.max(0, top < scrollTop ? top : top - clientHeight + rowHeight);
    this.#events.onWanted();
  }

  /** Where the reader is, for coming back. */
  get position(): number {
    return this.#viewport.scrollTop;
  }

  /** The number of the first row in sight. */
  get firstRow(): number | undefined {
    return this.#rows[Math.floor(this.#viewport.scrollTop / rowHeight) - this.#from]?.row;
  }

  /** Back to where the reader was. */
  goTo(position: number, total: number): void {
    this.#setFollowing(false);
    this.#spacer.style.height = `${String(total * rowHeight)}px`;
    this.#setScroll(position);
    this.#events.onWanted();
  }

  /** As many letters at the end of the correlation ids in sight as tell them apart. */
  get idLetters(): number {
    const ids = [...new Set(this.#rows.map(({ correlationId }) => correlationId))];
    for (const letters of [4, 5, 6, 8]) {
      if (new Set(ids.map((id) => id.slice(-letters))).size === ids.length) return letters;
    }
    return 8;
  }

  /** How far the known rows moved up because older ones went. */
  #moved(rows: readonly Row[], from: number): number {
    const first = rows[0];
    const known = first && this.#rows.findIndex(({ row }) => row === first.row);
    return known === undefined || known < 0 ? 0 : from - (this.#from + known);
  }

  #element(index: number): HTMLElement {
    const known = this.#elements[index];
    if (known !== undefined) return known;
    const element = createRowElement();
    this.#elements.push(element);
    this.#viewport.append(element);
    return element;
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#viewport;
    if (scrollTop !== this.#scrolledByUs) this.#setFollowing(scrollTop + clientHeight >= scrollHeight - 2);
    this.#scrolledByUs = -1;
    this.#events.onWanted();
  }

  #scrollTo(total: number): void {
    this.#setScroll(Math.max(0, total * rowHeight - this.#viewport.clientHeight));
  }

  #setScroll(top: number): void {
    if (this.#viewport.scrollTop === top) return;
    this.#viewport.scrollTop = top;
    this.#scrolledByUs = this.#viewport.scrollTop;
  }

  #setFollowing(isFollowing: boolean): void {
    if (this.#isFollowing === isFollowing) return;
    this.#isFollowing = isFollowing;
    this.#events.onFollowing(isFollowing);
  }
}

/** The line that joins the rows of a conversation, from the first in sight to the last. */
function rails(rows: readonly Row[], thread: string | undefined): (index: number) => RowPlace['rail'] {
  const first = rows.findIndex((row) => isInThread(row, thread));
  const last = rows.findLastIndex((row) => isInThread(row, thread));
  return (index) => {
    if (first < 0 || index < first || index > last) return undefined;
    if (first === last) return 'only';
    return index === first ? 'first' : index === last ? 'last' : 'through';
  };
}
