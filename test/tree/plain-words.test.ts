import { describe, expect, it } from 'vitest';
import { filesIn, textOf } from './source.js';

/** Words that a reader would have to look up or read twice, each with what to write instead. */
const instead: Record<string, { pattern: RegExp; like: string }> = {
  'incident event': { pattern: /\bhappenings?\b/i, like: 'happening' },
  milestone: { pattern: /\bmoment(?:Name|Fact|At)s?\b|\bmoment_/, like: 'momentAt' },
  'delivery failure': { pattern: /\bOpenTrouble\b|_trouble\b|\binTrouble\b/, like: 'report_trouble' },
  'chain entry': { pattern: /\b(?:latest|all|append|broken)Seals?\b|\bfrom seals\b/i, like: 'latestSeals' },
  'channel sync': { pattern: /\bcatch_ups\b|\bcatchUps?\b|\bCatchUps?\b/, like: 'catch_ups' },
  maintenance: { pattern: /\bkeep-?house\b/i, like: 'keep-house' },
  'process record changes': { pattern: /\btend-?records?\b|\btending\b/i, like: 'tend-record' },
  dirty: { pattern: /\bis_?Fresh\b/i, like: 'isFresh' },
  deadline: { pattern: /\bpatience\b/i, like: 'patience' },
  'respond ephemerally': { pattern: /\bwhisper/i, like: 'whisper' },
  'app context': { pattern: /\bsurroundings\b/i, like: 'surroundings' },
  'liveness lock': { pattern: /\bpresence (?:lock|number)|\btakePresence\b/i, like: 'presence number' },
  'observed at': { pattern: /\btold_?At\b/i, like: 'told_at' },
  undelivered: { pattern: /\bunheard\b/i, like: 'unheard' },
  ineligible: { pattern: /\bunfit\b/i, like: 'unfit' },
  'release a role': { pattern: /\b(?:lay|lays|laid|laying) (?:it |the role )?down\b/i, like: 'lay down' },
  'mark acknowledged': { pattern: /\btake-?notice\b/i, like: 'takeNotice' },
  'sanitize text': { pattern: /\blegible\b/i, like: 'legible' },
  'users or people': { pattern: /\bpersons\b/i, like: 'persons' },
  'user group members': { pattern: /\bchangeRota\b/, like: 'changeRota' },
  edit: { pattern: /\bmend(?:s|ed|ing|able)?\b|\bamend/i, like: 'mended' },
  retry: { pattern: /\breruns?\b|\brevives?\b/i, like: 'rerun' },
  highlight: { pattern: /\bkey entr(?:y|ies)\b/i, like: 'key entries' },
  guarantees: { pattern: /test\/promises/, like: 'test/promises' },
  again: { pattern: /\banew\b/i, like: 'anew' },
  '3×': { pattern: /\bthrice\b/i, like: 'thrice' },
  'who, or the noun': { pattern: /(?:\/\*\*|['"`]) ?Whom\b/, like: '/** Whom' },
  'rejected by Slack': { pattern: /\bwould not hear\b/i, like: 'would not hear' },
  'isn’t enabled': { pattern: /\bnot in use here\b/i, like: 'is not in use here' },
  'verification failed': { pattern: /\bnot whole\b/i, like: 'not whole' },
  'Post update': { pattern: /\bTell everyone\b/, like: 'Tell everyone' },
  'What’s the latest?': { pattern: /Where do things stand/, like: 'Where do things stand?' },
  'Cancel or Keep open': { pattern: /'Leave it'/, like: "'Leave it'" },
  Unassigned: { pattern: /nobody yet/, like: 'nobody yet' },
};

const places = ['.'];
/** Names that others chose, and this file. */
const skipped =
  /^(?:test\/tree\/plain-words\.test\.ts|package-lock\.json|\.git|sandbox\/reference\/methods|sandbox\/emoji|test\/fixtures|test\/sandbox\/recorded|test\/sandbox\/apps|src\/db\/migrations)/;
const texts = filesIn(...places)
  .filter((path) => /\.(?:tsx?|mjs|md|ya?ml|json|css)$/.test(path) && !skipped.test(path))
  .map((path) => ({ path, text: textOf(path) }));

describe('plain words', () => {
  it.each(Object.entries(instead))('says “%s”', (_, { pattern, like }) => {
    expect(like).toMatch(pattern);
    const found = texts.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => (pattern.test(line) ? `${path}:${at + 1} ${line.trim()}` : [])),
    );
    expect(found).toEqual([]);
  });
});
