import { type CheckCase, lines } from './check-case.ts';

/** Patterns that mean different things to different readers, or that can be made to hang. */
export const patternCases: readonly CheckCase[] = [
  {
    about: 'patterns outside I-Regexp',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "type": "object", "properties": {',
        '  "a": { "pattern": "^\\\\d{3}$" },',
        '  "b": { "pattern": "^(?=x)(?:[\\\\w.]+?)\\\\/$" },',
        '  "c": { "pattern": "\\\\bfoo" },',
        '  "d": { "pattern": "^[a-z]+(-[a-z]+)*$" },',
        '  "e": { "pattern": "^a$|^b$" } },',
        '  "patternProperties": { "^x-": {}, "^\\\\S+$": {} } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:21 SCHEMA_PATTERN_NOT_PORTABLE "^\\\\d{3}$" is no I-Regexp: it has an escape \\d (write [0-9] for \\d)',
      'messages/order.v1.schema.json:3:21 SCHEMA_PATTERN_NOT_PORTABLE "^(?=x)(?:[\\\\w.]+?)\\\\/$" is no I-Regexp: it has look-ahead (?=, a group that does not capture (?:, an escape \\w, a lazy quantifier +? and an escape \\/ (write ( for (?:, A-Za-z0-9_ for \\w, + for +? and / for \\/)',
      'messages/order.v1.schema.json:4:21 SCHEMA_PATTERN_NOT_PORTABLE "\\\\bfoo" is no I-Regexp: it has a word boundary \\b',
      'messages/order.v1.schema.json:6:21 SCHEMA_PATTERN_NOT_PORTABLE "^a$|^b$" is no I-Regexp: it has an anchor inside ^ and an anchor inside $',
      'messages/order.v1.schema.json:7:37 SCHEMA_PATTERN_NOT_PORTABLE "^\\\\S+$" is no I-Regexp: it has an escape \\S (write [^ \\t\\n\\r] for \\S)',
    ],
  },
  {
    about: 'patterns of a parameter',
    files: {
      'channels/shelf.channel.yaml': lines(
        'channels:',
        '  shelf.changed:',
        '    address: shop/{shelf}/changed',
        "    parameters: { shelf: { pattern: '^(([a-z])+.)+$', maxLength: 20 } }",
        '    messages: [item.v1]',
      ),
    },
    findings: [
      'channels/shelf.channel.yaml:4:37 SCHEMA_PATTERN_EXPONENTIAL "^(([a-z])+.)+$" can be made to hang by "a", then "aa" again and again, then "\\n": each repetition doubles the time (let each text be read in one way only: no repetition right inside another, no two alternatives that begin alike)',
    ],
  },
  {
    about: 'patterns that can be made to hang',
    files: {
      'messages/order.v1.schema.json': lines(
        '{ "type": "object", "properties": {',
        '  "a": { "pattern": "^(a+)+$" },',
        '  "b": { "pattern": "^([a-z]+)*" },',
        '  "c": { "pattern": "^x(y|yy)*z" } },',
        '  "patternProperties": { "^(a|a)*$": {} } }',
      ),
    },
    findings: [
      'messages/order.v1.schema.json:2:21 SCHEMA_PATTERN_EXPONENTIAL "^(a+)+$" can be made to hang by "a", then "a" again and again, then "!": each repetition doubles the time (let each text be read in one way only: no repetition right inside another, no two alternatives that begin alike)',
      'messages/order.v1.schema.json:4:21 SCHEMA_PATTERN_EXPONENTIAL "^x(y|yy)*z" can be made to hang by "xy", then "yyy" again and again, then "!": each repetition doubles the time (let each text be read in one way only: no repetition right inside another, no two alternatives that begin alike)',
      'messages/order.v1.schema.json:5:26 SCHEMA_PATTERN_EXPONENTIAL "^(a|a)*$" can be made to hang by "a", then "aa" again and again, then "!": each repetition doubles the time (let each text be read in one way only: no repetition right inside another, no two alternatives that begin alike)',
    ],
  },
];
