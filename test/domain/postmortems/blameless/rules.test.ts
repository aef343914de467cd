import { describe, expect, it } from 'vitest';
import { found } from './a-linter.js';

const people = [{ id: 'U1', names: ['Dana Whitfield', 'Dana'], role: 'the incident commander' }];

describe('a person as the cause', () => {
  it.each([
    ['An engineer accidentally deleted the volume.', 'An engineer accidentally deleted'],
    ['The outage was caused by a contractor.', 'caused by a contractor'],
    ['It is the DBA’s fault.', 'the DBA’s fault'],
    ['Developer B deployed the wrong build.', 'Developer B deployed'],
    ['The wrong file was uploaded by the person handling the release.', 'uploaded by the person'],
    ['The keys were pasted into the wrong window by a support agent.', 'by a support agent'],
    ['The failover was botched.', 'was botched'],
  ])('is found: %s', (text, words) => {
    expect(found(text).join()).toMatch(new RegExp(`person-as-cause: .*${words.slice(-12)}`));
  });

  it.each([
    'A job that mistakenly targeted production removed the table.',
    'The engineer’s laptop lost its connection.',
    'The Prometheus operator deleted the pods.',
    'We missed our error budget.',
    'The request was sent to the wrong backend by the load balancer.',
    'The message was mishandled by the consumer.',
    'An engineer deployed version 4.2 at 14:02.',
  ])('is not found: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what did not happen', () => {
  it.each([
    'The on-call should have escalated.',
    'Had the team tested it, the outage would’ve been avoided.',
    'This should have been caught in review.',
    'The analyst failed to escalate the alert.',
    'Should have tested this in staging first.',
    'A quick look at the plan would have shown the deletion.',
  ])('is found: %s', (text) => {
    expect(found(text)).toContainEqual(expect.stringMatching(/^counterfactual: /));
  });

  it.each([
    'The alert should have fired at 14:02.',
    'This event should have been a no-op.',
    'The reflector failed to notice that the watch had expired.',
    'Some users would have seen an error page.',
    'A health check would have shown that the node was down.',
  ])('is not found: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is allowed where the text looks forward', () => {
    expect(found('We should have had an alert.', { looksForward: true })).toEqual([]);
    expect(found('Be more careful.', { looksForward: true })).toEqual(['be-careful: Be more careful']);
  });
});

describe('what was left undone', () => {
  it('is found where verbs share a subject, whatever stands between', () => {
    expect(found('The outage was caused by an update that an SRE started and then forgot.')).toEqual([
      expect.stringMatching(/^omission: /),
    ]);
  });

  it('is not found where a reason outside of people follows', () => {
    expect(found('The engineer did not notice the alert because the channel was muted.')).toEqual([]);
    expect(found('The engineer did not notice the alert because he was not listening.')).not.toEqual([]);
  });

  it('is people’s if they are called “they”, unless several things are', () => {
    expect(found('They did not test the change.')).toEqual(['omission: They did not test']);
    expect(found('The pods restarted, because they did not respond.')).toEqual([]);
  });
});

describe('verdicts', () => {
  it.each([
    ['This was due to operator error.', 'human-error: operator error'],
    ['The operator was asleep at the wheel.', 'judgment: asleep at the wheel'],
    ['The lazy admin left.', 'judgment: lazy'],
    ['A lack of discipline led to the stale runbook.', 'failing-of-people: lack of discipline'],
    ['Due to an oversight, the flag was on.', 'failing-of-people: oversight'],
    ['The staff needs more training.', 'be-careful: needs more training'],
    ['In hindsight, the signs were there.', 'hindsight: In hindsight'],
  ])('are found: %s', (text, expected) => {
    expect(found(text)).toContain(expected);
  });

  it.each([
    'The lazy loader fetched the module too late.',
    'The oversight board meets on Monday.',
    'The training job ran out of memory.',
    'We double-checked the numbers after the recovery.',
    'The change was clearly labeled.',
    'The root cause analysis is linked below.',
    'There was no single root cause.',
  ])('are not found: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a rewrite', () => {
  it('replaces the words of the finding', async () => {
    const { findings } = await import('../../../../src/domain/postmortems/blameless/findings.js');
    const { tagger } = await import('./a-linter.js');
    const rewritten = (text: string) =>
      findings(text, { tagger, people }).reduceRight(
        (all, { from, to, suggestion }) =>
          suggestion === null ? all : all.slice(0, from) + suggestion + all.slice(to),
        text,
      );
    expect(rewritten('The root cause was a full disk.')).toBe('A contributing factor was a full disk.');
    expect(rewritten('Obviously, the disk was full.')).toBe('The disk was full.');
    expect(rewritten('Then Dana Whitfield restarted it.')).toBe('Then the incident commander restarted it.');
    expect(rewritten('<@U1> restarted it.')).toBe('The incident commander restarted it.');
  });
});

describe('names', () => {
  it('come from the incident’s people only', () => {
    expect(found('Dana restarted it with Priya.', { people })).toEqual(['name-for-role: Dana']);
    expect(found('Danas server and dana.example.com restarted.', { people })).toEqual([]);
  });
});

describe('quotes and code', () => {
  it.each([
    'She wrote “we should have tested it”.',
    'She wrote "we should have tested it".',
    "She wrote 'we should have tested it'.",
    'The log says `operator error`.',
  ])('are not read: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a step that was left out', () => {
  it.each([
    'The review was skipped.',
    'No peer review took place before the release.',
    'The plan was approved without being properly checked.',
    'Ignoring the failures, the team went on.',
    'Not one of the reviewers noticed the typo.',
  ])('is found though nobody is named: %s', (text) => {
    expect(found(text).join()).toMatch(/^omission: /);
  });

  it.each([
    'The review was skipped because the bot had crashed.',
    'Ignoring case, the parser found two equal keys.',
    'The failover finished without anyone being paged.',
  ])('is not found where the reason is a system: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a vendor or a department', () => {
  it.each([
    'The vendor ignored three tickets.',
    'Security ought to have revoked those keys.',
    'Legal sat on the contract.',
  ])('is found where it acts as people do: %s', (text) => {
    expect(found(text)).not.toEqual([]);
  });

  it('is left alone where its systems may be meant', () => {
    expect(found('The provider ignored the TTL.')).toEqual([]);
  });
});
