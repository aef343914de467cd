import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { faultLine } from '../../src/config/config-fault.js';
import { checkPolicy } from '../../src/config/policy/read-policy.js';
import { readConfig } from '../../src/config.js';
import { severitiesInUse, severityPolicy } from '../../src/domain/policy.js';

const key = fc.constantFrom(
  ...[
    'severities',
    'defaultSeverity',
    'startInTriage',
    'channel',
    'announceIn',
    'mayDeclare',
    'guestsMayDeclare',
    'alwaysInvite',
  ],
  ...[
    'sev1',
    'sev5',
    'label',
    'updateEveryMinutes',
    'actionItemsDueDays',
    'name',
    'bookmarks',
    'title',
    'link',
    '__proto__',
    'constructor',
  ],
);
const leaf = fc.oneof(
  fc.constantFrom(
    'everyone',
    'U0123',
    'S0123',
    'C0123',
    'sev2',
    'inc-{number}',
    'https://x.example',
    30,
    true,
    null,
  ),
  fc.anything({ maxDepth: 1 }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));

describe('any policy file', () => {
  it('results in a usable policy, or in faults that each name a line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), tree.map(asYaml)), (text) => {
        const checked = checkPolicy('p.yml', text);
        if (checked.kind === 'faults') {
          expect(checked.faults).not.toEqual([]);
          for (const fault of checked.faults)
            expect(faultLine(fault)).toMatch(/^p\.yml:[1-9]\d*: found .+; expected .+\. .+[.?]$/);
        } else {
          expect(severitiesInUse(checked.value)).toContain(checked.value.defaultSeverity);
          expect(severityPolicy(checked.value, checked.value.defaultSeverity)?.label).toMatch(/./);
          expect(checked.value.channel.name).toContain('{number}');
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('any environment', () => {
  it('never leads to a fault that shows a secret', async () => {
    const secret = fc.stringMatching(/^[ -~]{0,6}hush[ -~]{0,6}$/);
    await fc.assert(
      fc.asyncProperty(secret, async (value) => {
        const env = {
          SLACK_BOT_TOKEN: value,
          SLACK_APP_TOKEN: value,
          SLACK_SIGNING_SECRET: value,
          DATABASE_URL: value,
        };
        const read = await readConfig(env, '/');
        expect(read.kind).toBe('faults');
        if (read.kind === 'faults') expect(read.faults.map(faultLine).join()).not.toContain('hush');
      }),
    );
  });
});

function asYaml(value: unknown): string {
  try {
    return stringify(value) ?? '';
  } catch {
    return '';
  }
}
