import { isObject } from '../../source/pointer.ts';
import { walkSchema } from '../../schema/keywords.ts';
import { type Place, below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const schemaAnchorDuplicate: Rule = {
  id: 'SCHEMA_ANCHOR_DUPLICATE',
  severity: 'error',
  summary: 'Two schemas of one resource have the same anchor.',
  each: 'schemaRoot',
  check: (root, report, workspace) => {
    const { document } = root.place;
    const first = new Map<string, Place>();
    const visit = (schema: unknown, pointer: string): void => {
      if (!isObject(schema)) return;
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = schema[keyword];
        if (typeof name !== 'string') continue;
        const base = workspace.schemas.locate(document.path, pointer)?.resource.pointer ?? '';
        const key = `${base}#${name}`;
        const place = below({ document, pointer }, keyword);
        const other = first.get(key);
        if (other === undefined) first.set(key, place);
        else {
          const related = [{ place: other, message: 'the other one' }];
          report({
            place,
            message: `the anchor "${name}" is there twice: a reference to it could mean both`,
            related,
          });
        }
      }
    };
    walkSchema(root.schema, visit, root.place.pointer);
  },
};
