import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import { run } from './a-terminal.js';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-abc' };

/** A folder with this policy file in it. */
function aFolderWith(policy: string): string {
  const folder = mkdtempSync(join(inject('testFolder'), 'config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'policy.yml'), policy);
  return folder;
}

describe('firebreak config check', () => {
  it('summarises the policy in force', async () => {
    const { code, out, err } = await run(['config', 'check'], tokens);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Policy in force: the built-in default. No problems found.

      SEVERITY  LABEL     UPDATES
      🔴 sev1   Critical  every 30 min
      🟠 sev2   Major     every 60 min
      🟡 sev3   Minor     every 240 min
      🔵 sev4   Low       –

      Default severity      sev3
      Initial status        investigating
      Channel name          inc-{number}-{title}
      Archive on close      no
      Bookmarks             none
      Announcement channel  none
      Announcement replies  thread only
      Who can declare       everyone
      Always invited        nobody
      Text retention        messages 365 days, highlights forever

      Next, \`firebreak doctor\` tries the tokens, the network and the database.
      "
    `);
  });

  it('reads the policy file that the environment names', async () => {
    const cwd = aFolderWith('defaultSeverity: sev2\nalwaysInvite: [S0123]\n');
    const { out } = await run(['config', 'check'], { ...tokens, FIREBREAK_CONFIG: 'policy.yml' }, { cwd });
    expect(out).toContain('Policy in force: policy.yml.');
    expect(out).toMatch(/Default severity +sev2/);
    expect(out).toMatch(/Always invited +S0123/);
  });

  it('tells what is wrong, one line each, with 78', async () => {
    const cwd = aFolderWith('\ndefaultSeverity: high\n');
    expect(
      await run(['config', 'check'], { FIREBREAK_CONFIG: 'policy.yml' }, { cwd }),
    ).toMatchInlineSnapshot(`
      {
        "code": 78,
        "err": "SLACK_BOT_TOKEN: found nothing; expected a bot token (xoxb-…). Copy it from “OAuth & Permissions” in your app's settings at api.slack.com/apps.
      SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: found neither; expected one of them. Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, which needs no public address, or SLACK_SIGNING_SECRET for HTTP.
      policy.yml:2: found "high"; expected one of sev1, sev2, sev3, sev4, sev5. Correct defaultSeverity.
      ",
        "out": "",
      }
    `);
  });

  it('checks a file on its own without asking for tokens', async () => {
    const cwd = aFolderWith('defaultSeverty: sev2\n');
    const { code, err } = await run(['config', 'check', 'policy.yml'], {}, { cwd });
    expect(code).toBe(78);
    expect(err).toMatch(/^policy\.yml:1: found the key "defaultSeverty".*Did you mean defaultSeverity\?\n$/);
  });

  it('prints JSON: the policy, or the faults', async () => {
    const good = await run(['config', 'check', '--json'], tokens);
    expect(JSON.parse(good.out)).toEqual({
      ok: true,
      source: 'the built-in default',
      policy: defaultPolicy(),
    });
    const bad = await run(['config', 'check', '--json', 'no-such.yml'], {});
    expect(bad).toMatchObject({ code: 78, err: '' });
    expect(JSON.parse(bad.out)).toMatchObject({ ok: false, faults: [{ where: 'no-such.yml' }] });
  });

  it('finds the example file to be the default, written out', async () => {
    const { out } = await run(['config', 'check', resolve('firebreak.example.yml'), '--json'], {});
    expect(JSON.parse(out).policy).toEqual(defaultPolicy());
  });
});
