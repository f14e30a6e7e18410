interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Packed<T> {
  readonly item: T;
  readonly x: number;
  readonly y: number;
}

/** Puts rectangles into rows like words, about as wide as the widest or as a picture of pleasant shape. */
export function packRows<T extends Size>(
  items: readonly T[],
  gap: number,
): Size & { readonly packed: readonly Packed<T>[] } {
  const area = items.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const limit = Math.max(Math.sqrt(area * 1.6), ...items.map(({ width }) => width));
  const packed: Packed<T>[] = [];
  let [x, y, rowHeight, widest] = [0, 0, 0, 0];
  for (const item of items) {
    if (x > 0 && x + item.width > limit) {
      y += rowHeight + gap;
      [x, rowHeight] = [0, 0];
    }
    packed.push({ item, x, y });
    widest = Math.max(widest, x + item.width);
    rowHeight = Math.max(rowHeight, item.height);
    x += item.width + gap;
  }
  return { width: widest, height: y + rowHeight, packed };
}
