import { describe, expect, it } from 'vitest';
import { fieldOf, refusalText } from '../../src/slack/views/refusal.js';
import { section } from '../../src/slack/views/text/blocks.js';
import { everyRefusal } from '../support/every-refusal.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { read } from '../support/sample-incidents.js';

describe('a refusal', () => {
  it('says what is so, and what can be done instead', () => {
    const words = Object.values(everyRefusal).map((refusal) => {
      const text = refusalText(refusal);
      return read({ text, blocks: [section(text)] }).trim();
    });
    expect(`\n${words.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      There's no INC-7 that you can see. See open incidents with \`/incident list\`.

      INC-42 was resolved today 14:20 by @Priya. Reopen it with \`/incident reopen\` and a reason.

      INC-42 was acknowledged today 14:20 by @Priya. Take command with \`/incident lead\`.

      INC-42 is mitigated. Resolve it first: \`/incident resolved\`, then \`/incident close\`.

      INC-42 was closed today 14:20 by @Priya. Reopen it with \`/incident reopen\` and a reason.

      INC-42 is open: investigating. Post an update with \`/incident update\`.

      The update is empty. Say what's new: \`/incident update rolled back, watching\`.

      The title has 4,000 characters; 150 fit. Shorten it and send it again.

      sev5 isn't enabled. Use one of: sev1, sev2.

      INC-42 is already sev2.

      INC-42 already has this title.

      INC-42 already has this summary.

      INC-42 already has these affected services.

      No update of INC-42 is due, so there's nothing to snooze or pause.

      Updates of INC-42 aren't paused or snoozed.

      Snooze the reminder until a time between today 14:50 and today 23:50: \`/incident reminders
      snooze 30 min\`.

      Guests can't let themselves into INC-42. Ask somebody in it to invite you: \`/incident
      invite\`.

      @Priya is comms lead of INC-42 already.

      Nobody is scribe of INC-42. Take it with \`/incident role scribe\`.

      <!channel> Kim can't hold a role: they belong to another organization. Name somebody else.

      Name who to invite: \`/incident invite @priya @sre-oncall\`.

      Only some people can declare incidents in this workspace. Ask in your on-call channel, or
      ask an operator to add you to \`mayDeclare\` in the policy.

      Only people in this workspace can declare or change incidents. Ask one of them to do it.

      Name the other incident: \`/incident cancel merged into INC-12\`.

      INC-42 can't be a duplicate of itself. Name the other incident.

      There's no INC-7 that you can see, so nothing was canceled. The open ones: \`/incident
      list\`.

      11 affected services are named; 10 fit. Name the broadest ones.

      That time, today 18:00, hasn't happened yet. Use a time in the past.

      That time, Dec 31, 1999 23:59, is before 2000. Check the year.

      INC-42 has no such entry to edit. See its entries with \`/incident timeline all\`.

      Nothing changed: the entry already says that.

      What Firebreak says stands in the record of INC-42 already.

      There's no ACT-17. See action items with \`/incident actions\`.

      INC-42 was canceled, so it can't get action items. Add it to another incident, or reopen
      this one with \`/incident reopen\`.

      ACT-17 is done already, since today 14:20.

      Nothing changed: ACT-17 already says that.

      @Priya changed the title, due date and owner of ACT-17 today 14:20, after you opened the
      form. Nothing was overwritten, and what you entered is still here: check it and save
      again.

      @Priya owns ACT-17 already.

      <!channel> Kim can't own an action item: it is a bot. Name somebody else.

      Fri, Nov 20, 2026, has passed. Use today or a later day.

      Fri, Nov 20, 2026, isn't ahead. Snooze it until tomorrow or a later day.

      That link isn't a web address. Use one that starts with \`https://\`.

      21 people can't watch one action item: at most 20 can.

      11 action items are too many at once. Send at most 10 lines.

      INC-42 has no post-mortem yet. Start it with \`/incident postmortem\`.

      INC-42 has a post-mortem already, owned by @Priya. Open it with \`/incident postmortem\`.

      INC-42 was canceled, so it needs no post-mortem. Reopen it first if it does.

      This post-mortem has no section “@channel causes”. It has summary and impact.

      Only @Priya, who gave this answer, and the post-mortem's owner can reword it.

      “Impact” was edited today 14:20 by @Priya in the meantime. Nothing was overwritten.

      Nothing changed: “Impact” already says that.

      “Impact” has 70,000 characters; 60,000 fit. Shorten it.

      “Impact” has no revision 9. The latest is 3.

      There's no template “@here”. There are short and standard.

      The post-mortem of INC-42 is published. Reopen it to change it: \`/incident postmortem
      reopen\`.

      That comment isn't open in the post-mortem of INC-42. See those that are: \`/incident
      postmortem open\`.

      There's no resolved comment 3 in the post-mortem of INC-42. See the open ones: \`/incident
      postmortem open\`.

      A post-mortem takes 500 comments. Write into its sections instead: \`/incident postmortem
      edit summary\`.

      Nothing changed: the post-mortem of INC-42 is as you want it already.

      You weren't asked to review the post-mortem of INC-42. Ask for a review with \`/incident
      postmortem review @user\`.

      Name who should review it: \`/incident postmortem review @user\`.

      At most 20 people can review a post-mortem. Name fewer.

      That sentence isn't in the post-mortem of INC-42 any more. See what is: \`/incident
      postmortem wording\`.

      That question isn't open in the post-mortem of INC-42. See what is: \`/incident
      postmortem\`.

      INC-42 has no task 9. See its 5 tasks with \`/incident tasks\`.

      Task 3 is done already, since today 14:20 by @Priya.

      Task 3 is done because the post-mortem is approved. Reopen that first: \`/incident
      postmortem reopen\`.

      Nothing changed: task 3 already says that.

      INC-42 still has 2 follow-up tasks open: “Tell <!channel>” (3) and “Hold the retro” (4).
      Close it when they are done (\`/incident tasks\`), or say why not: \`/incident close anyway
      because …\`.

      INC-42 has no channel to share a file in. Send it to yourself: \`/incident export\`.

      No runbook matches “@channel database”. Try other words, or see what fits this incident
      with \`/incident runbook\`.

      INC-42 has no run 3 of a runbook. See its runbooks with \`/incident runbook\`.

      “Payment @channel errors” is attached to INC-42 already, since today 14:20 by @Priya. Go
      on there: \`/incident runbook run 1\`.

      “Payment @channel errors” was detached. Attach it again first: \`/incident runbook run 1
      reattach\`.

      “Payment @channel errors” is attached already.

      There's no step 9: “Payment @channel errors” has 7 steps.

      @Priya did step 3 today 14:20.

      Nothing changed: step 3 already says that.

      @Priya has step 3 already.

      <!channel> Kim can't get a step: it is a bot. Name somebody else.

      A timer takes from 1 minute to 7 days.

      This runbook has no variable “@channel”. It has region and pod.

      Nothing changed: “Payment @channel errors” already says that.

      “Payment @channel errors” is at v3, the latest version, already.

      You've changed nothing on INC-42 that can be undone.

      Your last entry on INC-42 can't be undone. People have read the update: post another with
      \`/incident update\`.

      That was undone today 14:20 by @Priya already. Nothing changed.

      That was today 14:20, and only the last hour can be undone. Change INC-42 as it should be
      now: \`/incident update\`.

      The comms lead of INC-42 was changed today 14:20 by @Priya in the meantime. Nothing was
      overwritten: look at it again first.

      INC-42 is mitigated: it has not been resolved. Change the status first, then correct its
      time.

      Firebreak itself records when INC-42 was closed, so that time can't be changed.

      When INC-42 was resolved can be corrected, but not cleared.

      “see #general” isn't a link to a message. Copy link in the menu of a message gives you
      one.

      500 messages are linked; 40 can be added at once. Add the others with Add to timeline.

      Guests can't add messages by link. Leave the links out, or use Add to timeline in the menu
      of a message.

      INC-42 was written down afterwards and has no channel to join. Look at it with \`/incident
      show INC-42\`.

      Fill in at least one of these, or cancel.

      INC-42 already has these times. See them with \`/incident times\`.
      "
    `);
  });

  it.each(Object.values(everyRefusal))('can be shown and pings nobody: $kind', (refusal) => {
    const text = refusalText(refusal);
    expectValidMessage({ text, blocks: [section(text)] }, { userIds: ['U2'] });
    expect(text).not.toContain('!channel>');
  });

  it('stands at the field of the form that it is about', () => {
    expect(fieldOf(everyRefusal.text_missing)).toBe('text');
    expect(fieldOf(everyRefusal.cancel_needs_other)).toBe('of');
    expect(fieldOf(everyRefusal.is_over)).toBeNull();
  });
});
