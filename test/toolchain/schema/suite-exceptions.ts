/** A test of the official suite that a validator does not pass, or on which two of them differ. */
export interface SuiteException {
  /** A file below `tests/draft2020-12`, or a folder of them. */
  readonly file: string;
  /** Part of the names of its groups and tests; absent: any of the file. */
  readonly about?: RegExp;
  readonly reason: string;
}

const notAsserted = 'the format is none of the listed ones, and SCHEMA_FORMAT_UNKNOWN says so';
const dynamicAnchors = 'ajv looks for dynamic anchors at roots only, and takes no other `$dynamicRef`';
const openReference = 'ajv does not end where a `$dynamicRef` is left open';
const inherited =
  'ajv takes inherited members for members of the value, unless told otherwise (`ownProperties`)';
const lonelyIf =
  'ajv skips an `if` that has neither `then` nor `else`; SCHEMA_KEYWORD_WITHOUT_EFFECT tells of these';
const allVocabularies =
  'ajv asserts all keywords and no formats here, whatever vocabularies a meta-schema lists; SCHEMA_DIALECT_UNKNOWN allows none';
const sameFormats = 'formats are judged by the definitions of ajv-formats, as in generated validators';

/** What the interpreter does otherwise than the suite wants. All of it is optional there. */
export const knownFailures: readonly SuiteException[] = [
  {
    file: 'optional/cross-draft.json',
    reason: 'every schema is read as 2020-12; older dialects are findings',
  },
  {
    file: 'optional/dependencies-compatibility.json',
    reason: '`dependencies` is a keyword of older drafts; SCHEMA_KEYWORD_OUTDATED names its successors',
  },
  ...['idn-email', 'idn-hostname', 'iri-reference', 'iri', 'relative-json-pointer', 'uri-template'].map(
    (name): SuiteException => ({ file: `optional/format/${name}.json`, reason: notAsserted }),
  ),
  { file: 'optional/format/email.json', about: /quoted string|literal/, reason: sameFormats },
  { file: 'optional/format/ecmascript-regex.json', reason: sameFormats },
];

/** Where ajv by itself says otherwise than the interpreter. */
export const knownAjvDifferences: readonly SuiteException[] = [
  { file: 'dynamicRef.json', reason: dynamicAnchors },
  { file: 'optional/dynamicRef.json', reason: dynamicAnchors },
  { file: 'unevaluatedItems.json', about: /\$dynamicRef/, reason: openReference },
  { file: 'unevaluatedProperties.json', about: /\$dynamicRef/, reason: openReference },
  { file: 'ref.json', about: /relative|URN/, reason: 'ajv does not end on these references' },
  { file: 'properties.json', about: /Javascript/, reason: inherited },
  { file: 'required.json', about: /Javascript/, reason: inherited },
  { file: 'optional/unknownKeyword.json', reason: 'ajv takes an `$id` inside an unknown keyword for one' },
  { file: 'optional/cross-draft.json', reason: 'ajv is not given the schemas of older drafts' },
];

/** Where generated validators say otherwise than the interpreter, and those of ajv by itself too. */
export const knownGeneratedDifferences: readonly SuiteException[] = [
  {
    file: 'unevaluatedItems.json',
    about: /contains/,
    reason: 'ajv does not count what `contains` looked at',
  },
  {
    file: 'unevaluatedItems.json',
    about: /nested items/,
    reason: 'ajv takes the `items` of another branch for its own',
  },
  { file: 'unevaluatedItems.json', about: /if without then/, reason: lonelyIf },
  { file: 'unevaluatedProperties.json', about: /if without then/, reason: lonelyIf },
  {
    file: 'unevaluatedProperties.json',
    about: /then not defined/,
    reason: 'ajv counts what a failing `if` looked at where `then` is absent',
  },
  { file: 'vocabulary.json', reason: allVocabularies },
  { file: 'optional/format-assertion.json', reason: allVocabularies },
  {
    file: 'optional/dependencies-compatibility.json',
    reason:
      'ajv still asserts `dependencies`; SCHEMA_KEYWORD_OUTDATED tells of it, and generated validators leave it out',
  },
  { file: 'optional/float-overflow.json', reason: 'ajv divides without looking for an overflow' },
];

/** Where only generated validators say otherwise. */
export const knownGeneratedOnlyDifferences: readonly SuiteException[] = [
  { file: 'properties.json', about: /__proto__/, reason: 'ajv does not look at a member called `__proto__`' },
];
