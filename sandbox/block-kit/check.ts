/** The judge of Block Kit: what Slack would refuse, with Slack's codes and in Slack's words. */
export { checkMessage } from './check-message.js';
export { checkView } from './check-view.js';
export { type Problem, whyOf } from './problem.js';
