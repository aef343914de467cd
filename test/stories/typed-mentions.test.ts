import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const at = { in: openChannel };

/** INC-1 in a workspace that sends commands as typed, so that mentions can come without labels. */
async function anIncidentWithRawMentions() {
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));
  for (const command of manifest.features.slash_commands) command.should_escape = false;
  const bot = await anOpenIncident({ sandbox: { manifest } });
  const { slack } = bot;
  await eventually(async () => expect(await namesKnown(bot)).toBeGreaterThan(0));
  const dana = slack.person('dana');
  const priya = `<@${slack.person('priya').id}>`;
  const general = `<#${slack.channel('general').id}>`;
  return { ...bot, bot, dana, priya, general };
}

async function namesKnown({ databaseUrl }: Bot): Promise<number> {
  const [{ n } = {}] = await ask(
    databaseUrl,
    `select count(distinct left(id, 1)) filter (where left(id, 1) in ('C', 'S')) / 2 as n from slack_names`,
  );
  return Number(n);
}

const said = (bot: Bot) =>
  JSON.stringify(
    bot.slack
      .channel(openChannel)
      .messages.filter(({ bot_id }) => bot_id)
      .map(({ text, blocks }) => [text, blocks]),
  );

describe('text with mentions that Slack does not label', () => {
  it('shows names and no ids everywhere, and notifies nobody', async () => {
    const { bot, slack, dana, priya, general, delivered, databaseUrl } = await anIncidentWithRawMentions();
    await dana.types(`/incident title ${priya} broke ${general}`, at);
    await dana.types(`/incident summary seen by ${priya} in ${general}`, at);
    await dana.types(`/incident note asked ${priya} and <!subteam^S0ONCALL01> <!channel>`, at);
    await dana.types(
      '/incident update back at <!date^1795442520^{date_short}|26 Nov>, see <https://a.example>',
      at,
    );
    await delivered();
    const [incident] = await ask(databaseUrl, 'select title, summary, latest_update from incidents');
    expect(incident).toMatchObject({
      title: '@priya broke #general',
      summary: 'seen by @priya in #general',
      latest_update: { text: 'back at 26 Nov, see https://a.example' },
    });
    expect(said(bot)).toMatch(/asked @priya and @payments-oncall @channel/);
    expect(said(bot)).not.toMatch(/[@#][UCS]0|some-group|<!channel|subteam/);
    await dana.types('/incident summary', at);
    expect(JSON.stringify((await slack.until(() => dana.modal())).blocks)).toContain(
      'seen by @priya in #general',
    );
  });

  it('says “someone” when Slack has sent no name', async () => {
    const { bot, dana, delivered } = await anIncidentWithRawMentions();
    await dana.types('/incident note <@U0NOBODY99> <#C0NOWHERE9> <!subteam^S0NOGROUP9> left', at);
    await delivered();
    expect(said(bot)).toContain('@someone #some-channel @some-group left');
  });
});

it('shows names in the edit form and keeps the mentions', async () => {
  const { bot, slack, dana, priya, databaseUrl } = await anIncidentWithRawMentions();
  const message = await dana.posts('@priya please page @payments-oncall in #general', at);
  await dana.reacts(message, 'pushpin');
  const receipt = await slack.until(() =>
    dana.reads(openChannel).findLast((one) => one.isEphemeral && /timeline/.test(one.text ?? '')),
  );
  await dana.clicks(receipt, { text: 'Edit' });
  const form = JSON.stringify((await slack.until(() => dana.modal())).blocks);
  expect(form).toContain('"initial_value":"@priya please page @payments-oncall in #general"');
  await dana.fills({ text: '@priya paged @payments-oncall' });
  await dana.submits();
  await eventually(async () =>
    expect(await ask(databaseUrl, 'select shown_text from messages where shown_text is not null')).toEqual([
      { shown_text: `${priya} paged <!subteam^S0ONCALL01|@payments-oncall>` },
    ]),
  );
  const answer = await bot.slack.person('dana').types('/incident timeline', at);
  expect(JSON.stringify(answer.blocks)).toContain('@payments-oncall');
});
