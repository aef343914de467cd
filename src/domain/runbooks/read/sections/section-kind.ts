/**
 * What a section is for, by its heading. `action`: what to do. `context`: what to know. `choice`: one of several ways, of
 * which people take one. `neutral`: the heading doesn't say.
 */
export type SectionKind = 'action' | 'context' | 'choice' | 'neutral';

/** The kind that a heading says, or null if it doesn't say. */
export function kindOfHeading(heading: string): Exclude<SectionKind, 'neutral'> | null {
  const text = heading
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '');
  if (choice.test(text)) return 'choice';
  const [, subject = '', other] = /^(.*?)(?: (?:and|&|\/|or) (.+))?$/.exec(text) ?? [];
  if (context.test(subject)) return other !== undefined && action.test(other) ? 'action' : 'context';
  return action.test(text) ? 'action' : null;
}

const choice =
  /^(?:(?:option|alternative|approach|method|scenario|case|variant|solution)s? (?:\d|[a-z]\b)|(?:if|when|in case) )/;

const context = new RegExp(
  `^(?:${[
    'meaning|what (?:it|this|does|is|are)\\b.*|impact|severity|symptoms?|causes?|background|overview|summary|(?:\\w+ )?description',
    '(?:common|possible|potential|likely|root|probable|known|typical) (?:root )?(?:causes?|reasons?|issues|problems)',
    'references?|(?:\\w+ )?links?|see also|(?:\\w+ )?resources|further (?:reading|information|info)|read more|more info(?:rmation)?',
    '(?:\\w+ )?dashboards?|(?:\\w+ )?metrics|alerts?|monitoring|logs|logging|graphs',
    '(?:pre-?requisites?|requirements)|before you (?:begin|start)|assumptions|(?:additional |important )?notes?|caveats|limitations|warnings?|caution.*',
    'contacts?|ownership|owners?|table of contents|contents|toc|architecture|glossary|terminology|introduction|intro|purpose|scope',
    'when to use|related|related .+|history|changelog|change ?log|metadata|thresholds?|configuration|faq|appendix|examples?|context|about',
    '(?:\\w+ )*criteria|definition of done|done when|escalation (?:path|policy|contacts)|service level.*|slos?|slis?|trigger(?:s| condition)?|full context|details|definitions?|motivation|rationale',
    'post-?mortems?|false positives?|expected (?:output|result)s?|output|how (?:it|this|does|do) .+',
  ].join('|')})$`,
);

const action = new RegExp(
  `^(?:(?:how (?:to|do (?:i|we|you))|what to do)\\b.*|(?:\\S+ ){0,4}?(?:${[
    'diagnos(?:is|tics?|e|ing)|mitigations?|mitigat(?:e|ing)|resolutions?|resolv(?:e|ing)|remed(?:y|ies|iation)|fix(?:es)?|solutions?|workarounds?',
    'troubleshoot(?:ing)?|debug(?:ging)?|procedures?|steps?|instructions?|actions?|playbook|recovery|rollback|roll ?back|back-?out',
    'verification|validation|investigation|investigat(?:e|ing)|triage|response|checklist|checks|containment|eradication|process|workflow|tasks?',
    'first aid|quick ?fix|runbook|guide|walkthrough|handling|clean-?up|repair|restoration|usage|escalation|what can i do',
  ].join('|')})\\b(?: .*)?)$`,
);
