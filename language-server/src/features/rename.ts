import { prepareRename, renameAt } from '@parley/toolchain/language';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { canApply } from '../convert/client-edits.ts';
import { toRange } from '../convert/range.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import { existingFiles } from './existing-files.ts';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** Gives a name another name, wherever it is written, and with it the files that are called by it. */
export const rename: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  register: (server) => {
    const { connection } = server;
    connection.onPrepareRename(({ textDocument, position }) =>
      answer(server, textDocument, ({ snapshot, path, offsetAt }) => {
        const found = prepareRename(snapshot, path, offsetAt(position));
        if (found.kind === 'refused') throw refusal(found.reason);
        return { range: toRange(found.range), placeholder: found.name };
      }),
    );
    connection.onRenameRequest(({ textDocument, position, newName }) =>
      answer(server, textDocument, async (document) => {
        const { root, snapshot, path } = document;
        const to = { offset: document.offsetAt(position), name: newName };
        const renamed = renameAt(snapshot, path, to);
        if (renamed.kind === 'refused') throw refusal(renamed.reason);
        const isThere = existingFiles(server, document);
        const renames = [...renamed.edit.renames];
        for (const program of renamed.programs) if (await isThere(program.from)) renames.push(program);
        const edit = { ...renamed.edit, renames };
        if (!canApply(server.client, edit))
          throw refusal(
            `this editor cannot rename files, and ${renames[0]?.from ?? 'a file'} has to be renamed with it`,
          );
        return toWorkspaceEdit(root, edit);
      }),
    );
  },
};

/** The editor shows the reason beside the name. */
function refusal(reason: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, reason);
}
