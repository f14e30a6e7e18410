/** A message type without its version: `order` for `order.v2`. */
export function baseOf(type: string): string {
  return type.replace(/\.v\d+$/, '');
}
