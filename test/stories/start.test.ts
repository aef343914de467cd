import { describe, expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';

describe.each(['http', 'socket'] as const)('starting an incident over %s', (mode) => {
  it('opens a channel with its reporter, a pinned card and a topic, and announces it where it was declared', async () => {
    const { slack, delivered } = await aBot({ mode });
    const answer = await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();

    expect(answer.ephemeral.map(({ text }) => text)).toEqual(['Creating INC-1…']);
    const channel = slack.channel('inc-1-checkout-is-down');
    expect(channel.memberNames).toContain('dana');
    expect(channel.topic.value).toBe('🟠 sev2 · INC-1 · Checkout is down');
    expect(channel.pins).toHaveLength(1);
    expect(slack.channel('general').messages.at(-1)?.text).toBe(
      'dana declared INC-1, sev2: Checkout is down. It is investigating.',
    );
  });

  it('answers the reporter at once, and links to the channel in the announcement or privately', async () => {
    const { slack, delivered } = await aBot({ mode });
    const dana = slack.person('dana');
    const announced = await dana.types('/incident start Search is slow');
    await delivered();
    expect(announced.ephemeral.map(({ text }) => text)).toEqual(['Creating INC-1…']);
    const { id: first } = slack.channel('inc-1-search-is-slow');
    expect(JSON.stringify(slack.channel('general').messages.at(-1)?.blocks)).toContain(`<#${first}>`);

    const answer = await dana.types('/incident start --private Checkout is down');
    await delivered();
    const { id } = slack.channel('inc-2-checkout-is-down');
    expect(answer.ephemeral.map(({ text }) => text)).toEqual([
      'Creating INC-2…',
      `*INC-2* is open: <#${id}> · You're the incident commander.`,
    ]);
  });
});
