import { aBot, type Bot, type BotOptions } from './a-bot.js';

/** Channel of the incident that `anOpenIncident` declares. */
export const openChannel = 'inc-1-checkout-is-down';

/** A bot with one incident, INC-1, declared by dana and fully delivered to Slack. */
export async function anOpenIncident(options: BotOptions = {}): Promise<Bot> {
  const bot = await aBot(options);
  await bot.slack.person('dana').types('/incident start Checkout is down');
  await bot.delivered();
  return bot;
}
