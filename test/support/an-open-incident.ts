import { aBot, type Bot, type BotOptions } from './a-bot.js';

/** The channel of the incident that `anOpenIncident` opens. */
export const openChannel = 'inc-1-checkout-is-down';

/** A bot with one incident, INC-1, that dana has just declared; Slack has been told everything. */
export async function anOpenIncident(options: BotOptions = {}): Promise<Bot> {
  const bot = await aBot(options);
  await bot.slack.person('dana').types('/incident start Checkout is down');
  await bot.delivered();
  return bot;
}
