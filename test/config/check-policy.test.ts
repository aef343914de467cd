import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { faultLine } from '../../src/config/config-fault.js';
import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import { checkPolicy, readPolicyFile } from '../../src/config/policy/read-policy.js';
import type { Policy } from '../../src/domain/policy.js';
import { severitiesInUse } from '../../src/domain/policy.js';

function faultsOf(text: string): string[] {
  const checked = checkPolicy('firebreak.yml', text);
  return checked.kind === 'faults' ? checked.faults.map(faultLine) : [];
}

function policyOf(text: string): Policy {
  const checked = checkPolicy('firebreak.yml', text);
  if (checked.kind === 'faults') throw new Error(checked.faults.map(faultLine).join('\n'));
  return checked.value;
}

describe('a policy file', () => {
  it('keeps the default if it sets nothing', () => {
    expect(policyOf('{}\n')).toEqual(defaultPolicy());
    expect(policyOf('# nothing yet\n')).toEqual(defaultPolicy());
  });

  it.each(['', '\n', '\ufeff \n'])('is refused if it is empty: %j', (text) => {
    expect(checkPolicy('firebreak.yml', text)).toMatchObject({
      ...{ kind: 'faults', faults: [{ where: 'firebreak.yml:1', found: 'an empty file' }] },
    });
  });

  it('overrides only what it contains', () => {
    const policy = policyOf(
      'channel:\n  archiveOnClose: true\nseverities:\n  sev1:\n    updateEveryMinutes: 15\n',
    );
    const base = defaultPolicy();
    expect(policy).toEqual({
      ...base,
      channel: { ...base.channel, archiveOnClose: true },
      severities: { ...base.severities, sev1: { ...base.severities.sev1, updateEveryMinutes: 15 } },
    });
  });

  it('sets when action items are due, by severity, and whether that counts working days', () => {
    const policy = policyOf(
      'severities:\n  sev1:\n    actionItemsDueDays: 3\n  sev2:\n    actionItemsDueDays: null\nactionItems:\n  countWorkingDays: true\n',
    );
    expect(Object.values(policy.severities).map((severity) => severity.actionItemsDueDays)).toEqual([
      3,
      null,
      60,
      null,
    ]);
    expect(policy.actionItems).toMatchObject({ countWorkingDays: true });
  });

  it('names folders of runbooks, each with a name of its own', () => {
    const { runbooks } = policyOf(
      'runbooks:\n  folders:\n    - { path: ../books, pull: true }\n    - path: more\n',
    );
    expect(runbooks.folders).toEqual([
      { path: '../books', pull: true },
      { path: 'more', pull: false },
    ]);
    expect(
      faultsOf('runbooks:\n  folders:\n    - { path: a/books }\n    - { path: b/books }\n'),
    ).toHaveLength(1);
  });

  it('attaches runbooks to incidents of a severity or with an affected service', () => {
    const policy = policyOf(
      'runbooks:\n  attach:\n    - { runbook: db/failover.md, severities: [sev1], services: [checkout] }\n    - { runbook: Triage }\n',
    );
    expect(policy.runbooks.attach).toEqual([
      { runbook: 'db/failover.md', severities: ['sev1'], services: ['checkout'] },
      { runbook: 'Triage' },
    ]);
    expect(faultsOf('runbooks:\n  attach:\n    - { severities: [sev1] }\n')).toHaveLength(1);
    expect(faultsOf('runbooks:\n  attach:\n    - { runbook: Triage, severities: [sev9] }\n')).toHaveLength(1);
  });

  it('adds sev5 if it contains it, and removes a severity that it sets to null', () => {
    expect(severitiesInUse(policyOf('severities:\n  sev5:\n    label: Notice\n  sev4: null\n'))).toEqual([
      'sev1',
      'sev2',
      'sev3',
      'sev5',
    ]);
  });

  it('reports each invalid value with its line', () => {
    const text = [
      'severities:',
      '  sev1:',
      '    updateEveryMinutes: half an hour',
      '  sev2:',
      '    emoji: 5',
      '    guidance: >-',
      `      ${'long '.repeat(20)}`,
      'defaultSeverity: SEV3',
      'channel:',
      '  name: inc-{title}',
      '  bookmarks:',
      '    - title: Dashboard',
      '      link: grafana',
      '    - title: Only a title',
      'announceIn: "#incidents"',
      'mayDeclare:',
      '  - U0123',
      '  - everybody',
      'alwaysInvite: U0123',
      'actionItems:',
      '  emoji: [":memo:"]',
    ].join('\n');
    expect(faultsOf(text)).toMatchInlineSnapshot(`
      [
        "firebreak.yml:3: found "half an hour"; expected a whole number of minutes from 1 to 10080, or null. Correct severities.sev1.updateEveryMinutes.",
        "firebreak.yml:5: found 5; expected text of 1 to 40 characters. Correct severities.sev2.emoji.",
        "firebreak.yml:6: found "long long long long long long long long long long long long …"; expected text of 1 to 75 characters. Correct severities.sev2.guidance.",
        "firebreak.yml:8: found "SEV3"; expected one of sev1, sev2, sev3, sev4, sev5. Correct defaultSeverity.",
        "firebreak.yml:10: found "inc-{title}"; expected a channel name with {number}, optionally {title}, and up to 40 other characters (a-z, 0-9, - and _). Correct channel.name.",
        "firebreak.yml:13: found "grafana"; expected an http or https address. Correct channel.bookmarks.0.link.",
        "firebreak.yml:14: found nothing; expected an http or https address. Correct channel.bookmarks.1.link.",
        "firebreak.yml:15: found "#incidents"; expected a channel id (C…), or null. Correct announceIn.",
        "firebreak.yml:18: found "everybody"; expected a user id (U…) or user group id (S…). Correct mayDeclare.1.",
        "firebreak.yml:19: found "U0123"; expected a list of user ids (U…) and user group ids (S…). Correct alwaysInvite.",
        "firebreak.yml:21: found ":memo:"; expected an emoji short code without colons. Correct actionItems.emoji.0.",
      ]
    `);
  });

  it('reports each invalid post-incident task with its line', () => {
    const text = [
      'postIncidentTasks:',
      '  - { key: Hold retro, title: Hold the retro, severities: [sev1], belongsTo: postmortem_owner }',
      '  - { key: retro, title: "", severities: [sev1], belongsTo: postmortem_owner }',
      '  - { key: publish, title: Publish, severities: sev1, belongsTo: postmortem_owner }',
      '  - { key: review, title: Review, severities: [sev9], belongsTo: postmortem_owner }',
      '  - key: facts',
      '    title: Fill in the facts',
      '    severities: [sev1]',
      '    belongsTo: "@sam"',
      '    dueDays: soon',
      '    doneWhen: approved by all',
      '    points: 3',
      '  - Name an owner',
      'closingNeedsTasks: true',
    ].join('\n');
    expect(faultsOf(text)).toMatchInlineSnapshot(`
      [
        "firebreak.yml:2: found "Hold retro"; expected a key of 1 to 40 characters (a-z, 0-9 and _). Correct postIncidentTasks.0.key.",
        "firebreak.yml:3: found ""; expected text of 1 to 100 characters. Correct postIncidentTasks.1.title.",
        "firebreak.yml:4: found "sev1"; expected a list of severities. Correct postIncidentTasks.2.severities.",
        "firebreak.yml:5: found "sev9"; expected one of sev1, sev2, sev3, sev4, sev5. Correct postIncidentTasks.3.severities.0.",
        "firebreak.yml:9: found "@sam"; expected one of commander, comms, scribe, ops, postmortem_owner, or a user id (U…). Correct postIncidentTasks.4.belongsTo.",
        "firebreak.yml:10: found "soon"; expected a whole number of days from 1 to 365, or null. Correct postIncidentTasks.4.dueDays.",
        "firebreak.yml:11: found "approved by all"; expected one of owner_named, facts_filled, in_review, approved, published, or null. Correct postIncidentTasks.4.doneWhen.",
        "firebreak.yml:12: found the key "points"; expected one of key, title, severities, belongsTo, dueDays, doneWhen in postIncidentTasks.4. Remove it.",
        "firebreak.yml:13: found "Name an owner"; expected a task with key, title, severities and belongsTo. Correct postIncidentTasks.5.",
        "firebreak.yml:14: found true; expected false, or a list of severities. Correct closingNeedsTasks.",
      ]
    `);
    const task = '  - { key: a, title: A, severities: [sev1], belongsTo: postmortem_owner }\n';
    expect(faultsOf(`postIncidentTasks:\n${task.repeat(2)}`)).toMatchInlineSnapshot(`
      [
        "firebreak.yml:3: found "a"; expected a key that no task before it has. Correct postIncidentTasks.1.key.",
      ]
    `);
    expect(faultsOf('postIncidentTasks: none')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found "none"; expected a list of tasks. Correct postIncidentTasks.",
      ]
    `);
    expect(faultsOf('closingNeedsTasks: [sev9]')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found "sev9"; expected one of sev1, sev2, sev3, sev4, sev5. Correct closingNeedsTasks.0.",
      ]
    `);
  });

  it('reports each unknown key and suggests the closest known one', () => {
    const text = [
      'anounceIn: C0123',
      'colour: red',
      'severities:',
      '  sev1:',
      '    updateEvery: 30',
      '    postMortem: true',
      '  sev9:',
      '    label: Tiny',
    ].join('\n');
    expect(faultsOf(text)).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found the key "anounceIn"; expected one of severities, defaultSeverity, startInTriage, channel, announceIn, alsoSendToChannel, mayDeclare, operators, guestsMayDeclare, timeline, retention, actionItems, nudges, postIncidentTasks, closingNeedsTasks, runbooks, postmortems, exports, alwaysInvite. Did you mean announceIn?",
        "firebreak.yml:2: found the key "colour"; expected one of severities, defaultSeverity, startInTriage, channel, announceIn, alsoSendToChannel, mayDeclare, operators, guestsMayDeclare, timeline, retention, actionItems, nudges, postIncidentTasks, closingNeedsTasks, runbooks, postmortems, exports, alwaysInvite. Remove it.",
        "firebreak.yml:5: found the key "updateEvery"; expected one of label, emoji, guidance, updateEveryMinutes, actionItemsDueDays, postmortemDueDays in severities.sev1. Did you mean updateEveryMinutes?",
        "firebreak.yml:6: found the key "postMortem"; expected one of label, emoji, guidance, updateEveryMinutes, actionItemsDueDays, postmortemDueDays in severities.sev1. Did you mean postmortemDueDays?",
        "firebreak.yml:7: found the key "sev9"; expected one of sev1, sev2, sev3, sev4, sev5 in severities. Did you mean sev1?",
      ]
    `);
  });

  it('reports each key of a feature that does not exist yet', () => {
    expect(faultsOf('severities:\n  sev1:\n    postmortem: true\nalertSources: {}\n')).toEqual([
      expect.stringMatching(
        /^firebreak\.yml:3: found the key "postmortem"; .* Did you mean postmortemDueDays\?$/,
      ),
      expect.stringMatching(/^firebreak\.yml:4: found the key "alertSources"; .* Remove it\.$/),
    ]);
  });

  it('overrides single steps of the nudges, and keeps the others', () => {
    const { nudges } = policyOf(
      [
        'nudges:',
        '  digestAt: "08:00"',
        '  countries:',
        '    IL: { timeZones: [Asia/Jerusalem], weekend: [friday, saturday] }',
        '  actionItems:',
        '    dueSoonDays: null',
        '  incidents:',
        '    silentMinutes: { sev1: 15, sev3: null }',
      ].join('\n'),
    );
    const base = defaultPolicy().nudges;
    expect(nudges).toEqual({
      ...base,
      digestAt: '08:00',
      countries: { IL: { timeZones: ['Asia/Jerusalem'], weekend: ['friday', 'saturday'] } },
      actionItems: { ...base.actionItems, dueSoonDays: null },
      incidents: { ...base.incidents, silentMinutes: { sev1: 15, sev2: 60, sev3: null } },
    });
  });

  it('reports each invalid value of the nudges with its line', () => {
    const text = [
      'nudges:',
      '  digestAt: 9:30',
      '  timeZone: Berlin',
      '  weekend: [saturday, sun]',
      '  holidays:',
      '    - 2026-02-29',
      '    - 02-29',
      '  countries:',
      '    DE:',
      '      holidays: 12-25',
      '      weekends: [sunday]',
      '  lead: S0123',
      '  actionItems:',
      '    overdueDays: [3, 1]',
      '  incidents:',
      '    wantedRoles: { sev1: [boss] }',
      '    silentMinutes: 30',
    ].join('\n');
    expect(faultsOf(text)).toMatchInlineSnapshot(`
      [
        "firebreak.yml:2: found "9:30"; expected a time of day like “09:30”. Correct nudges.digestAt.",
        "firebreak.yml:3: found "Berlin"; expected an IANA time zone, such as Europe/Berlin. Correct nudges.timeZone.",
        "firebreak.yml:4: found "sun"; expected one of sunday, monday, tuesday, wednesday, thursday, friday, saturday. Correct nudges.weekend.1.",
        "firebreak.yml:6: found "2026-02-29"; expected a date like 2026-12-25, or 12-25 for every year. Correct nudges.holidays.0.",
        "firebreak.yml:10: found "12-25"; expected a list of dates. Correct nudges.countries.DE.holidays.",
        "firebreak.yml:11: found the key "weekends"; expected one of timeZones, weekend, holidays in nudges.countries.DE. Did you mean weekend?",
        "firebreak.yml:12: found "S0123"; expected a user id (U…), or null. Correct nudges.lead.",
        "firebreak.yml:14: found a list; expected a list of at most 10 days, ascending. Correct nudges.actionItems.overdueDays.",
        "firebreak.yml:16: found "boss"; expected one of commander, comms, scribe, ops. Correct nudges.incidents.wantedRoles.sev1.0.",
        "firebreak.yml:17: found 30; expected minutes by severity. Correct nudges.incidents.silentMinutes.",
      ]
    `);
  });

  it('accepts each emoji by any of its short codes, because Slack reports reactions by one of them', () => {
    const { highlightEmoji } = policyOf('timeline:\n  highlightEmoji: [thumbsup, boom, rocket]\n').timeline;
    expect(highlightEmoji).toEqual(['thumbsup', '+1', 'boom', 'collision', 'rocket']);
    const { emoji } = policyOf('actionItems:\n  emoji: [memo]\n').actionItems;
    expect(emoji).toEqual(['memo', 'pencil']);
    expect(policyOf('timeline:\n  highlightEmoji: ["+1"]\n').timeline.highlightEmoji).toEqual([
      '+1',
      'thumbsup',
    ]);
  });

  it('reports the line of a value that YAML treats as a comment', () => {
    expect(
      faultsOf(
        'announceIn: #incidents\nalwaysInvite:\n  - U0123\n  - #oncall\nmayDeclare: everyone # for now\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found nothing, because YAML treats #incidents as a comment; expected a value. Use a channel id (C…), and put other text that starts with # in quotes.",
        "firebreak.yml:4: found nothing, because YAML treats #oncall as a comment; expected a value. Use a channel id (C…), and put other text that starts with # in quotes.",
      ]
    `);
    expect(faultsOf('announceIn: # nowhere\n')).toEqual([]);
    expect(faultsOf('announceIn: null #incidents\n')).toEqual([]);
    expect(faultsOf('announceIn:\n#incidents\n')).toEqual([]);
  });

  it('cannot break the line that reports a fault in it', () => {
    expect(faultsOf('defaultSeverity: "a\\u2028b\\u202ec\\x85\\x1bd"')[0]).toMatch(
      /^firebreak\.yml:1: found "a\\u2028b\\u202ec\\u0085\\u001bd"; expected/,
    );
  });

  it('reports the line at which it stops being valid YAML', () => {
    expect(faultsOf('channel:\n  name: "inc-{number}\nannounceIn: C0123\n')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:4: found invalid YAML (Missing closing "quote); expected valid YAML. Check the quotes and the indentation: two spaces per level, no tabs.",
      ]
    `);
    expect(faultsOf('announceIn: C0123\nannounceIn: C0456\n')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:2: found a duplicate key; expected each key once. Remove one of them.",
      ]
    `);
    expect(faultsOf('- a\n- list\n')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found a list; expected a policy with keys and values. Start from firebreak.example.yml.",
      ]
    `);
    expect(faultsOf('mayDeclare: *everyone\n')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found the alias *everyone; expected an anchor &everyone above it. Put it in quotes if it is text.",
      ]
    `);
  });

  it('must keep the default severity in use', () => {
    expect(faultsOf('# mine\ndefaultSeverity: sev5\n')).toMatchInlineSnapshot(`
      [
        "firebreak.yml:2: found the default severity sev5, which isn't in use; expected one of those in use: sev1, sev2, sev3, sev4. Correct defaultSeverity.",
      ]
    `);
    expect(
      faultsOf('severities: { sev1: null, sev2: null, sev3: null, sev4: null }\n'),
    ).toMatchInlineSnapshot(`
      [
        "firebreak.yml:1: found the default severity sev3, which isn't in use; expected at least one severity in use. Keep at least one severity.",
      ]
    `);
  });

  it('reports the variable that names an unreadable file', async () => {
    const read = await readPolicyFile('.', { cwd: '/', namedBy: 'FIREBREAK_CONFIG' });
    expect(read.kind === 'faults' && read.faults.map(faultLine)).toMatchInlineSnapshot(`
      [
        "FIREBREAK_CONFIG: found ., which is a folder; expected a policy file in YAML. Correct the path, or start from firebreak.example.yml.",
      ]
    `);
  });
});

it('says by line that a policy file is not in UTF-8', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, 'latin.yml'),
    Buffer.from('severities:\n  sev1:\n    label: St\xf6rung\n', 'latin1'),
  );
  const read = await readPolicyFile('latin.yml', { cwd: folder, namedBy: 'FIREBREAK_CONFIG' });
  expect(read).toMatchObject({ faults: [{ where: 'latin.yml:3', expected: 'a file in UTF-8' }] });
});

describe('the default policy', () => {
  it('passes the check when written to a file', () => {
    expect(checkPolicy('default', JSON.stringify(defaultPolicy()))).toEqual({
      kind: 'ok',
      value: defaultPolicy(),
    });
  });
});
