/** Stands for prettier in bundles: what asks for it anyway is told why it is not there. */
export function format(): never {
  throw new Error('prettier is not part of this bundle');
}

export default { format };
