import { describe, expect, it } from 'vitest';
import { commandIn, completionsAt } from '../../sandbox/page/conversation/composer/completions.js';
import { typedFrom } from '../../sandbox/page/conversation/typed-from.js';
import { newDrafts } from '../../sandbox/page/place/drafts.js';
import { danasPage } from './blocks-page.js';

const workspace = {
  ...danasPage.workspace,
  builtIns: [{ command: '/invite', description: 'Invite people', usageHint: '@person' }],
};

const offered = (line: string, cursor = line.length) =>
  completionsAt(line, cursor, workspace)?.options.map(({ insert }) => insert);

describe('the completions of the composer', () => {
  it('offer commands of the app, then of Slack, only at the start of the line', () => {
    expect(offered('/in')).toEqual(['/incident', '/invite']);
    expect(offered('see /in')).toBeUndefined();
    expect(offered('/incident st')).toBeUndefined();
  });

  it('offer people by handle and name, groups and broadcasts, but no deactivated people', () => {
    expect(offered('ask @oka')).toEqual(['@sam']);
    expect(offered('@on')).toEqual(['@oncall']);
    expect(offered('@he')).toEqual(['@here']);
    expect(offered('@gone')).toBeUndefined();
  });

  it('offer channels, and emoji after two letters', () => {
    expect(offered('in #gen')).toEqual(['#general']);
    expect(offered(':t')).toBeUndefined();
    expect(offered(':tada')).toContain(':tada:');
    expect(offered('at 14:02')).toBeUndefined();
  });

  it('use the text before the cursor', () => {
    expect(completionsAt('@sa and more', 3, workspace)).toMatchObject({ from: 0, typed: '@sa' });
    expect(offered('mail@sam')).toBeUndefined();
  });

  it('recognize a completely typed command', () => {
    expect(commandIn('/incident start', workspace)?.usageHint).toBe('start [title]');
    expect(commandIn('/incident', workspace)).toBeUndefined();
    expect(commandIn('/nope x', workspace)).toBeUndefined();
  });
});

describe('a message being edited', () => {
  it('appears in the field as it was typed', () => {
    expect(
      typedFrom('<@U2> see <#C1|general> &amp; <https://example.com> <!here> &lt;b&gt;', workspace),
    ).toBe('@sam see #general & https://example.com @here <b>');
    expect(typedFrom('<!subteam^S1|@oncall>', workspace)).toBe('@oncall');
  });
});

describe('drafts', () => {
  it('are separate, and notify their composer only when put there', () => {
    const drafts = newDrafts();
    const heard: string[] = [];
    const stop = drafts.listen('U1:C1', (line) => heard.push(line));
    drafts.keep('U1:C1', 'half a');
    drafts.put('U1:C2', 'elsewhere');
    drafts.put('U1:C1', '/incident start');
    stop();
    drafts.put('U1:C1', 'later');
    expect(heard).toEqual(['/incident start']);
    expect(drafts.of('U1:C1')).toBe('later');
    expect(drafts.of('U1:C3')).toBe('');
  });
});
