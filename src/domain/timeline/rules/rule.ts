/** The rules that can make a message a highlight automatically, if the policy enables them. */
export const ruleNames = ['alerts', 'deploys', 'images', 'responders'] as const;
export type RuleName = (typeof ruleNames)[number];
