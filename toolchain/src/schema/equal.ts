import { isObject } from '../source/pointer.ts';

/** Whether two JSON values are the same value. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, at) => isEqual(item, right[at]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
  );
}

/** The places of the first item that equals an earlier one. */
export function firstDuplicate(items: readonly unknown[]): readonly [number, number] | undefined {
  const simple = new Map<unknown, number>();
  const others: number[] = [];
  for (const [index, item] of items.entries()) {
    const isSimple = typeof item !== 'object' || item === null;
    const earlier = isSimple ? simple.get(item) : others.find((other) => isEqual(items[other], item));
    if (earlier !== undefined) return [earlier, index];
    if (isSimple) simple.set(item, index);
    else others.push(index);
  }
  return undefined;
}
