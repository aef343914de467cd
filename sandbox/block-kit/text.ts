import { boolean, isRecord, type Rule, string, tagged, typed } from './rules.js';

/** Text objects: https://docs.slack.dev/reference/block-kit/composition-objects/text-object (1 to 3,000 characters). */
const longest = 3000;

/** Wraps a text rule so that its characters count toward the message's total. */
export function counted(rule: Rule): Rule {
  return (value, at, survey) => {
    if (typeof value === 'string') survey.textChars += value.length;
    rule(value, at, survey);
  };
}

const plain = (max: number) => typed({ text: counted(string(max)) }, { emoji: boolean });
const mrkdwn = (max: number) => typed({ text: counted(string(max)) }, { verbatim: boolean });

/** A `plain_text` object, where Slack accepts nothing else. */
export function plainText(max = longest): Rule {
  return tagged({ plain_text: plain(max) });
}

/** A `plain_text` or `mrkdwn` object. */
export function anyText(max = longest): Rule {
  return tagged({ plain_text: plain(max), mrkdwn: mrkdwn(max) });
}

/** The text of a text object, or an empty string. */
export function wordsOf(text: unknown): string {
  return isRecord(text) && typeof text.text === 'string' ? text.text : '';
}
