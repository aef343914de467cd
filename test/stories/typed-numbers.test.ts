import { describe, expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { storedEntries, storedIncidents } from '../support/stored.js';

/** Two open incidents: INC-1 *Checkout is down*, INC-2 *Search is slow*. */
async function twoIncidents() {
  const bot = await aBot();
  const dana = bot.slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await dana.types('/incident start Search is slow');
  await bot.delivered();
  return { ...bot, dana };
}

describe('the number of an incident', () => {
  it('works as its name, in every form and in every channel', async () => {
    const { dana } = await twoIncidents();
    for (const line of [
      'show 2',
      'show #2',
      'show INC 2',
      'show inc2',
      '2',
      '#2',
      'status 2',
      'show incident 2',
      '2 show',
    ])
      for (const channel of ['general', 'inc-1-checkout-is-down'])
        expect((await dana.types(`/incident ${line}`, { in: channel })).text, line).toContain(
          'Search is slow',
        );
  });

  it('is a name outside of incident channels, and is asked about if it does not exist', async () => {
    const { dana, databaseUrl } = await twoIncidents();
    await dana.types('/incident update 2 rolled back');
    expect((await storedEntries(databaseUrl)).at(-1)?.event).toMatchObject({
      kind: 'updated',
      text: 'rolled back',
    });
    const asked = await dana.types('/incident update 9 pods are down');
    expect(asked.text).toContain('Which incident?');
    expect(JSON.stringify(asked.blocks)).toContain('update 9 pods are down');
    expect((await dana.types('/incident resolved 9')).text).toContain("There's no INC-9");
    expect((await dana.types('/incident note 2 minutes ago rolled back')).text).toContain('Which incident?');
  });

  it('is text in an incident’s channel unless it is alone', async () => {
    const { dana, databaseUrl } = await twoIncidents();
    const at = { in: 'inc-1-checkout-is-down' };
    await dana.types('/incident update 2 pods are down', at);
    await dana.types('/incident mitigated 2', at);
    const [first, second] = await storedIncidents(databaseUrl);
    expect(first).toMatchObject({ status: 'investigating', latest_update: { text: '2 pods are down' } });
    expect(second).toMatchObject({ status: 'mitigated' });
  });

  it('alone after a command that changes the status never means the incident of the channel', async () => {
    const { dana, databaseUrl } = await twoIncidents();
    const at = { in: 'inc-1-checkout-is-down' };
    await dana.types('/incident severity sev1', at);
    const before = (await storedEntries(databaseUrl)).length;
    for (const verb of ['ack', 'identified', 'mitigated', 'resolved', 'reopen', 'close', 'cancel', 'undo'])
      for (const number of ['9', '#9'])
        expect((await dana.types(`/incident ${verb} ${number}`, at)).text, verb).toContain(
          "There's no INC-9",
        );
    expect(await storedEntries(databaseUrl)).toHaveLength(before);
  });

  it('is not a severity when a severity follows it', async () => {
    const { dana, databaseUrl } = await twoIncidents();
    await dana.types('/incident severity 2 sev1 it spreads');
    await dana.types('/incident sev 3 it is better', { in: 'inc-1-checkout-is-down' });
    const severities = (await storedIncidents(databaseUrl)).map(({ severity }) => severity);
    expect(severities).toEqual(['sev3', 'sev1']);
  });
});

describe('a status', () => {
  it('changes by its word after “status” too', async () => {
    const { dana, databaseUrl } = await twoIncidents();
    for (const line of [
      'status mitigated A',
      'status: identified B',
      'status is mitigated: C',
      'status INC-1 identified D',
      'status 1 mitigated E',
    ])
      await dana.types(`/incident ${line}`, { in: 'inc-1-checkout-is-down' });
    const changes = (await storedEntries(databaseUrl)).flatMap(({ event }) =>
      event.kind === 'status_changed' ? [`${event.to} ${event.text}`] : [],
    );
    expect(changes).toEqual(['mitigated A', 'identified B', 'mitigated C', 'identified D', 'mitigated E']);
  });

  it('with a typo is asked about', async () => {
    const { dana } = await twoIncidents();
    const { text } = await dana.types('/incident status mitigatd', { in: 'inc-1-checkout-is-down' });
    expect(text).toContain('Did you mean `mitigate`?');
  });
});

it('names the valid options for invalid ones: severities, lists, commands with a named incident', async () => {
  const { dana, slack } = await twoIncidents();
  expect((await dana.types('/incident sev0')).text).toContain('Use one of: sev1');
  expect((await dana.types('/incident list foo')).text).toContain('[open|review|closed|all|mine]');
  const typo = await dana.types('/incident resolv INC-2 rolled back');
  expect(typo.text).toContain('Unknown command `resolv`. Did you mean `resolve`?');
  expect(JSON.stringify(typo.blocks)).toContain('Resolve INC-2');
  expect(JSON.stringify(typo.blocks)).toContain('2 resolve rolled back');
  expect(slack.refusals).toEqual([]);
});
