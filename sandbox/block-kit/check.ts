/** The Block Kit checker: finds what Slack would reject and reports it in Slack's codes and messages. */
export { checkMessage } from './check-message.js';
export { checkView } from './check-view.js';
export { type Problem, whyOf } from './problem.js';
