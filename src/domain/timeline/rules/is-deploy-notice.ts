import { headlines } from './headlines.js';

/** A version, a commit, an image with its tag, or a build number. */
const ref = String.raw`(?:\bv?\d+(?:\.\d+)+|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{5,40}\b|\b[a-z][\w/-]*[:@]v?[\w.-]*\d|#\d+)`;
const place = String.raw`\b(?:to|on|in|into) (?:the )?(?:prod(?:uction)?|live|staging|stage|pre-?prod|canary|qa|uat|dev(?:elopment)?|sandbox)\b`;
const verb =
  '(?:re-?)?(?:deployed|deploying|released|releasing|rolled out|rolling out|rolled back|rolling back|promoted|promoting)';
const work = '(?:deploy|deployment|rollout|rollback|roll-back)';
const end = String.raw`(?:(?:has|is|was|been|now) ){0,2}(?:started|finished|completed?|succeeded|successful|failed|aborted|cancell?ed|rolled back|in progress)(?=$|[.!,:;()\s-]*$|[.!,:;(]| (?:in|after|by|to|on|at|with|for) )`;

/** What was deployed or where. */
const named = new RegExp(`${ref}|${place}`, 'i');
/** Wording that makes a sentence prose rather than a notice. */
const prose =
  /\b(?:and|but|because|which|so|since|while|when|before|until|due|we|our|they|their|if|should|not|never|noticed?)\b|\?|\bafter (?!\d)/i;
const maxNoticeChars = 160;

const short: readonly RegExp[] = [
  // `Deployed 4f2c1 to production`, `Released v1.2.3 to production`, `Rolling back checkout to v1.2.2`
  new RegExp(`^(?:successfully |just |now )?${verb}\\b`, 'i'),
  // `dana deployed checkout to production`, `dana has started deploying branch main to staging`, `app: dana deployed 4f2c1`
  new RegExp(
    `^(?!(?:the|an?|this|that|it|its|no) )@?[\\w.@:/-]{1,40}(?: [\\w.@:/-]{1,40}){0,2} (?:has |is |just )?(?:failed to deploy\\b|(?:(?:started|finished) )?${verb}\\b)`,
    'i',
  ),
  // `Started deploying checkout to staging`
  /^(?:started|starting|finished|failed) (?:deploying|to deploy|deploy(?:ment)? of|rolling back|rollback of|rollout of)\b/i,
  // `Rollback of checkout to 4f2c1`, `Deployment to production`
  new RegExp(`^${work} (?:of|to) `, 'i'),
];

const whole: readonly RegExp[] = [
  // `Deploy of checkout to production finished`, `Deployment #42 failed`, `Rollback of 4f2c1 started`
  new RegExp(`^${work}(?: #?\\d+)?(?: (?:of|to|for) [^\\s]+(?: \\S+){0,6}?)?:? ${end}`, 'i'),
  // Argo CD: `Application checkout has been successfully synced at …`, `The sync operation of application checkout has failed`
  /^application \S+ (?:has been successfully synced|is now running new version)\b/i,
  /^the sync operation of application \S+ has (?:started|failed|succeeded|finished)\b/i,
  // Netlify: `Successful deploy of www`, `Deploy did not complete for www`
  /^(?:successful deploy of|deploy did not complete for) \S/i,
  // Flux: `Helm upgrade succeeded for release checkout/checkout.v3`
  /^helm (?:install|upgrade|rollback|test) (?:succeeded|failed) for (?:initial )?(?:helm )?release \S/i,
];

/**
 * Whether a bot's message has the form of a deploy notice: what was deployed or rolled back, where, or how it ended.
 */
export function isDeployNotice(text: string): boolean {
  return headlines(text).some(
    (line) =>
      whole.some((form) => form.test(line) && !prose.test(line)) ||
      (isTerse(line) && named.test(line) && short.some((form) => form.test(line))),
  );
}

function isTerse(line: string): boolean {
  return line.length <= maxNoticeChars && !prose.test(line);
}
