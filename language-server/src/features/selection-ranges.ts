import type { Range } from '@parley/toolchain';
import { selectionRangesAt } from '@parley/toolchain/language';
import type { SelectionRange } from 'vscode-languageserver';
import { toRange } from '../convert/range.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** What a selection grows to. */
export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register: (server) => {
    server.connection.onSelectionRanges(({ textDocument, positions }) =>
      answer(server, textDocument, ({ snapshot, path, offsetAt }) =>
        positions.map((position) => {
          const chain = chainOf(selectionRangesAt(snapshot, path, offsetAt(position)));
          return chain ?? { range: { start: position, end: position } };
        }),
      ),
    );
  },
};

/** The smallest one, which knows the next. */
function chainOf(ranges: readonly Range[]): SelectionRange | undefined {
  return ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range: toRange(range), ...(parent !== undefined && { parent }) }),
    undefined,
  );
}
