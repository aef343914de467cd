/**
 * Whether a heading or label is for what to change. There, “should have” is allowed: PagerDuty wants improvements in such
 * sections and facts everywhere else.
 */
export function looksForward(heading: string): boolean {
  return forward.test(heading);
}

const forward =
  /\b(?:(?:action|review|follow-?up|next|future|corrective|preventive|preventative|remedial) (?:items?|actions?|steps?|measures?|work|plans?)|actions?(?: taken| plan)?$|actions?:|(?:follow|following)[- ]?ups?|improvements?|recommendations?|lessons?|learnings?|takeaways?|remediations?|prevention|to-?dos?|what (?:could|can|should) (?:we|be|have)|could (?:have gone|go) better|suggestions?|tasks)\b/i;
