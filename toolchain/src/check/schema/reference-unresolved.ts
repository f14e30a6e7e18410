import type { Workspace } from '../../model/workspace.ts';
import { isSchema } from '../../schema/keywords.ts';
import { isAbsoluteUri, splitFragment } from '../../schema/uri.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { noSchemaThere } from './schema-place-of.ts';
import type { SchemaPlace } from './schema-places.ts';

export const schemaReferenceUnresolved: Rule = {
  id: 'SCHEMA_REF_UNRESOLVED',
  severity: 'error',
  summary: 'A $ref leads to no schema of the workspace.',
  each: 'schema',
  check: (found, report, workspace) => {
    for (const keyword of ['$ref', '$dynamicRef']) {
      const reference = found.schema[keyword];
      if (typeof reference !== 'string') continue;
      const target = workspace.schemas.resolve(reference, found.location.resource);
      const instead = target && noSchemaThere(target);
      if (target !== undefined && isSchema(target.schema) && instead === undefined) continue;
      const place = below(found.place, keyword);
      const what = target === undefined ? 'nothing' : 'no schema';
      const message = `"${reference}" leads to ${what}${instead === undefined ? '' : `: that is ${instead}`}`;
      report({ place, message, hint: hintFor(reference, found, workspace) });
    }
  },
};

function hintFor(
  reference: string,
  { location, place }: SchemaPlace,
  workspace: Workspace,
): string | undefined {
  const [uri, fragment] = splitFragment(reference);
  const file = workspace.schemas.resolve(uri, location.resource);
  if (file === undefined) {
    if (isAbsoluteUri(uri)) return 'nothing is fetched from a network; put the schema into the workspace';
    const folder = place.document.path.split('/').slice(0, -1);
    const paths = workspace.messages.map(({ document }) => relativePath(folder, document.path));
    return didYouMean(uri, paths);
  }
  if (fragment !== '' && !fragment.startsWith('/')) return didYouMean(fragment, file.resource.anchors.keys());
  const definitions = (file.schema as Record<string, unknown> | undefined)?.$defs;
  const names = Object.keys(typeof definitions === 'object' && definitions !== null ? definitions : {});
  return didYouMean(
    reference,
    names.map((name) => `${uri}#/$defs/${name}`),
  );
}

function relativePath(folder: readonly string[], path: string): string {
  const levels = path.split('/');
  let common = 0;
  while (common < folder.length && folder[common] === levels[common]) common++;
  return [...folder.slice(common).map(() => '..'), ...levels.slice(common)].join('/');
}
