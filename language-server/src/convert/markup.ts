import { plainText } from '@parley/toolchain/language';
import { type MarkupContent, MarkupKind } from 'vscode-languageserver';

/** Markdown for a client; plain text for one that does not say that it knows Markdown. */
export function toMarkup(markdown: string, formats: readonly string[] | undefined): MarkupContent {
  return formats?.includes(MarkupKind.Markdown) === true
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
}
