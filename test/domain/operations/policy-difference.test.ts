import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/config/policy/default-policy.js';
import { examinePolicyInUse } from '../../../src/domain/operations/examine-policy-in-use.js';
import { backToDefault, policyDifference } from '../../../src/domain/operations/policy-difference.js';
import type { Policy } from '../../../src/domain/policy.js';
import { standardTemplate } from '../../../src/domain/postmortems/template.js';
import { policyHash } from '../../../src/main/policy/policy-hash.js';

/** The difference from the default policy, one line per setting. */
function differenceTo(change: (policy: Policy) => void): string[] {
  const after = defaultPolicy();
  change(after);
  return policyDifference(defaultPolicy(), after).map((one) => `${one.setting}: ${one.change}`);
}

describe('the difference of two policies', () => {
  it('is empty for the same policy, whatever the order of its keys, as after a round trip through the database', () => {
    const { severities, ...rest } = defaultPolicy();
    expect(policyDifference(defaultPolicy(), JSON.parse(JSON.stringify({ ...rest, severities })))).toEqual(
      [],
    );
    expect(policyHash({ ...rest, severities })).toBe(policyHash(defaultPolicy()));
  });

  it('names each setting by its keys, with the value before and after', () => {
    expect(
      differenceTo((policy) => {
        policy.nudges.digestAt = '10:00';
        policy.nudges.incidents.silentMinutes.sev1 = 20;
        policy.announceIn = 'C0INC';
      }),
    ).toEqual([
      'announceIn: null -> "C0INC"',
      'nudges.digestAt: "09:30" -> "10:00"',
      'nudges.incidents.silentMinutes.sev1: 30 -> 20',
    ]);
  });

  it('says what was added to a list and removed from it', () => {
    expect(
      differenceTo((policy) => {
        policy.timeline.highlightEmoji = ['star', 'pushpin'];
        policy.nudges.weekend = ['friday', 'saturday'];
        policy.postIncidentTasks = policy.postIncidentTasks.slice(0, 4);
      }),
    ).toEqual([
      'timeline.highlightEmoji: in another order',
      'nudges.weekend: added "friday"; removed "sunday"',
      expect.stringMatching(/^postIncidentTasks: removed \{"key":"publish",.*\}$/),
    ]);
  });

  it('says when a severity comes into use', () => {
    expect(
      differenceTo((policy) => {
        delete policy.severities.sev4;
      }),
    ).toEqual([expect.stringMatching(/^severities\.sev4: \{"label":"Low",.*\} -> none$/)]);
  });

  it('hides the names of customers and hosts, and names templates instead of printing them', () => {
    const lines = differenceTo((policy) => {
      policy.exports = { redact: ['Acme', 'Project Heron'], hosts: ['corp.example.com'] };
      policy.postmortems = {
        templates: [{ template: standardTemplate }],
      };
    });
    expect(lines).toEqual([
      `postmortems.templates: added template "${standardTemplate.name}"`,
      'exports.redact: added 2',
      'exports.hosts: added 1',
    ]);
  });

  it('cuts what is long', () => {
    const [line] = differenceTo((policy) => {
      policy.mayDeclare = Array.from({ length: 500 }, (_, n) => `U${n}`);
    });
    expect(line).toHaveLength('mayDeclare: "everyone" -> '.length + 201);
  });
});

describe('the settings that went back to their default', () => {
  const backAfter = (before: (policy: Policy) => void, after: (policy: Policy) => void) => {
    const [old, now, defaults] = [defaultPolicy(), defaultPolicy(), defaultPolicy()];
    before(old);
    after(now);
    return backToDefault(policyDifference(old, now), { after: now, defaults });
  };

  it('are named one by one, and not what has another value now', () => {
    const before = (policy: Policy) => {
      policy.mayDeclare = ['U1'];
      policy.announceIn = 'C1';
      policy.nudges.digestAt = '10:00';
    };
    expect(
      backAfter(before, (policy) => {
        policy.announceIn = 'C2';
      }),
    ).toEqual(['mayDeclare', 'nudges.digestAt']);
    expect(backAfter(before, before)).toEqual([]);
    expect(backAfter(() => {}, before)).toEqual([]);
  });

  it('include a severity that is used again as it is by default, and not one with words of its own', () => {
    const without = (policy: Policy) => {
      delete policy.severities.sev4;
    };
    expect(backAfter(without, () => {})).toEqual(['severities.sev4']);
    expect(
      backAfter(without, (policy) => {
        if (policy.severities.sev4) policy.severities.sev4.label = 'Question';
      }),
    ).toEqual([]);
  });
});

describe('doctor', () => {
  const hashed = (policy: Policy) => ({ policy, hash: policyHash(policy) });
  const file = { ...hashed({ ...defaultPolicy(), startInTriage: true }), source: 'firebreak.yml' };

  it('finds servers that work by another policy than the file has, and names the settings', () => {
    expect(examinePolicyInUse([hashed(defaultPolicy()), file], file)).toEqual([
      expect.objectContaining({
        verdict: 'warning',
        found: '1 of 2 servers uses another policy than firebreak.yml has: startInTriage',
        fix: 'See the difference and apply it with `firebreak config apply`, or send the servers SIGHUP.',
      }),
    ]);
  });

  it('is content if all of them work by it, and silent if none runs', () => {
    expect(examinePolicyInUse([file, file], file)).toEqual([
      expect.objectContaining({ verdict: 'ok', found: 'every server uses that of firebreak.yml' }),
    ]);
    expect(examinePolicyInUse([], file)).toEqual([]);
  });
});
