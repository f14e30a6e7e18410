import { type MessageFinding, messageFindings } from '@parley/toolchain/language';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { toLocation } from '../convert/location.ts';
import { toRange } from '../convert/range.ts';
import type { LanguageServer } from '../features/feature.ts';
import { isMessage, messageDocument } from './message-document.ts';

/** Tells what is wrong with open messages: when one changes, and when the contracts do. */
export interface MessageChecks {
  /** The contracts are others now. */
  contractsChanged(): void;
}

type Scene = Pick<LanguageServer, 'connection' | 'documents' | 'workspaces'>;

export function followMessages(scene: Scene): MessageChecks {
  const { connection, documents } = scene;
  const check = (uri: string): void => {
    tell(scene, uri).catch((error: unknown) => {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  };
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (isMessage(uri)) check(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    if (isMessage(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return {
    contractsChanged: () => {
      for (const { uri } of documents.all()) if (isMessage(uri)) check(uri);
    },
  };
}

async function tell(scene: Scene, uri: string): Promise<void> {
  const version = scene.documents.get(uri)?.version;
  const found = await messageDocument(scene, uri);
  // Another text, or none any more, came meanwhile.
  if (version === undefined || scene.documents.get(uri)?.version !== version) return;
  const diagnostics =
    found === undefined
      ? []
      : messageFindings(found.snapshot, found.message).map((finding) => toDiagnostic(found.root, finding));
  await scene.connection.sendDiagnostics({ uri, version, diagnostics });
}

function toDiagnostic(root: string, { range, message, because }: MessageFinding): Diagnostic {
  return {
    source: 'parley',
    severity: DiagnosticSeverity.Error,
    message,
    range: toRange(range),
    ...(because === undefined
      ? {}
      : {
          relatedInformation: [{ location: toLocation(root, because), message: 'the contract says so here' }],
        }),
  };
}
