import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabeled } from '../../../../bench/labeled-sentences.js';
import { findings } from '../../../../src/domain/postmortems/blameless/findings.js';
import { tagger } from './a-linter.js';

const findingsIn = (text: string) => findings(text, { tagger, people: [] });

/** The text with its first suggestion; null if there is none. */
function rewritten(text: string): string | null {
  const finding = findingsIn(text).find(({ suggestion }) => suggestion !== null);
  return finding ? text.slice(0, finding.from) + finding.suggestion + text.slice(finding.to) : null;
}

describe('a rewrite', () => {
  it.each([
    ['The on-call should have escalated the page.', "At the time, the on-call didn't escalate the page."],
    ['The analyst failed to escalate the alert.', "At the time, the analyst didn't escalate the alert."],
    [
      'An engineer forgot to renew the certificate.',
      "At the time, an engineer didn't renew the certificate.",
    ],
    ['This should have been caught in review.', "This wasn't caught in review."],
    ['The flag should never have been removed.', 'The flag was removed.'],
    ['The volume was accidentally deleted by an engineer at 14:02.', 'The volume was deleted at 14:02.'],
    ['An engineer accidentally deleted `vol-7` on db-1.', '`vol-7` was deleted on db-1.'],
    ['The operator hit the wrong button.', 'The wrong button was hit.'],
    ['The root cause of the outage was a bug.', 'A contributing factor to the outage was a bug.'],
    ['Root cause: a full disk.', 'Contributing factor: a full disk.'],
    ['The reviewer never opened the SQL.', "At the time, the reviewer didn't open the SQL."],
    ['The on-call did not check the replica.', "At the time, the on-call didn't check the replica."],
    ['The flag was mistakenly enabled for all tenants.', 'The flag was enabled for all tenants.'],
    ['The volume was deleted by mistake at 14:02.', 'The volume was deleted at 14:02.'],
    ['The plan was applied hastily on a Friday.', 'The plan was applied on a Friday.'],
    ['The team stubbornly kept the old version.', 'The team kept the old version.'],
    ['In hindsight, KIAM was too slow.', 'KIAM was too slow.'],
    ['Of course the cache was cold.', 'The cache was cold.'],
    ['Clearly AWS was overloaded.', 'AWS was overloaded.'],
    ['The volume was deleted due to human error at 14:02.', 'The volume was deleted at 14:02.'],
    ['Due to human error, the staging flag was enabled.', 'The staging flag was enabled.'],
    ['The certificate was never renewed due to an oversight.', 'The certificate was never renewed.'],
    ['The index was dropped through carelessness on Friday.', 'The index was dropped on Friday.'],
    [
      "The site went down due to the team's failure to renew the certificates.",
      "The site went down because the certificates weren't renewed.",
    ],
    [
      'The outage was caused by a failure to test the migration before release.',
      "The outage happened because the migration wasn't tested before release.",
    ],
  ])('says what happened: %s', (text, expected) => {
    expect(rewritten(text)).toBe(expected);
  });

  it.each([
    'Nobody bothered to read the release notes.',
    'The engineer ran the job and failed to check its output.',
    'The support engineer gave the customer incorrect instructions.',
    'The new guy broke production on his first day.',
    'The outage was caused by a contractor.',
    'The table was deleted by an engineer of the platform team.',
    'What was the root cause?',
    'The engineer was careless.',
    'The analyst did not think to look.',
    'The values were entered incorrectly.',
    'The team did not respond fast enough.',
    'The outage was caused by human error.',
    'Customers were affected due to human error.',
    'The flag was set to 0 due to a copy-paste error.',
    'The rollback was delayed due to human error and a slow build.',
    'The alert was missed due to inexperience.',
    "The outage was caused by the DBA's failure to notice that the disk was full.",
    'Failure to monitor the queue led to the outage.',
    'Engineers must be more careful with the console.',
    'The change should never have been merged in the first place.',
    'This could and should have been caught in review.',
    'The team should have revoked the keys months ago.',
    'The one and only cause was a semicolon.',
  ])('is left to people where grammar doesn’t make it certain: %s', (text) => {
    expect(findingsIn(text)).not.toEqual([]);
    expect(rewritten(text)).toBeNull();
  });

  const blame = ['sentences', 'fresh', 'held-out', 'as-engineers-write', 'from-the-sources']
    .flatMap((name) => readLabeled(`test/domain/postmortems/blameless/${name}.tsv`))
    .filter(({ label }) => label === 'blame')
    .map(({ sentence }) => sentence);

  it('leaves fewer findings than there were, in any sentence that blames', () => {
    const texts = blame.flatMap((text) => {
      const again = rewritten(text);
      return again === null ? [] : [{ text, again }];
    });
    expect(texts.length).toBeGreaterThan(50);
    for (const { text, again } of texts)
      expect(findingsIn(again).length, again).toBeLessThan(findingsIn(text).length);
  });

  it('keeps numbers, code and names of systems, whatever they are', () => {
    const numbers = fc.constantFrom('14:02', '40 minutes', 'v2.4.1', '3 of 12');
    const systems = fc.constantFrom('db-1', 'Checkout API', '`kubectl drain node-7`', 'eu-west-1');
    const frames = fc.constantFrom(
      (system: string, number: string) => `An engineer accidentally deleted ${system} at ${number}.`,
      (system: string, number: string) => `The on-call should have restarted ${system} after ${number}.`,
      (system: string, number: string) => `The team forgot to update ${system} in ${number}.`,
      (system: string, number: string) => `The root cause was ${system}, at ${number}.`,
      (system: string, number: string) => `${system} was wrongly removed by an admin at ${number}.`,
    );
    fc.assert(
      fc.property(frames, systems, numbers, (frame, system, number) => {
        const again = rewritten(frame(system, number));
        if (again === null) return;
        expect(again.toLowerCase()).toContain(system.toLowerCase());
        expect(again).toContain(number);
        expect(findingsIn(again)).toEqual([]);
      }),
    );
  });
});
