/** What the text before a list says about its items. Several may be true. */
export interface Lead {
  /** One of them is enough. */
  isChoice: boolean;
  areSteps: boolean;
  /** They are causes, links or other things to know. */
  areFacts: boolean;
}

export function leadOf(text: string): Lead {
  return { isChoice: choice.test(text), areSteps: steps.test(text), areFacts: facts.test(text) };
}

const choice =
  /\b(?:one of|either|any of|(?:two|three|four|several|multiple|some|following|these|different|possible|\d) (?:\w+ )?(?:options|ways|alternatives|approaches|choices|methods|solutions))\b/i;

const steps =
  /\b(?:steps?|do|perform|follow|proceed|procedure|process|actions|instructions|checklist|tasks|check|try|ensure|verify|confirm)\b[^.]{0,60}:?$/i;

const facts =
  /\b(?:causes?|reasons?|because|symptoms?|due to|possibilit(?:y|ies)|scenarios?|includ(?:es?|ing)|such as|for example|e\.g\.|used (?:by|in|for)|consists? of|contains?|dashboards?|links?|alerts?|metrics|resources|documents?|documentation|releases|components|labels|fields|values|should (?:detail|contain|include|list)|requires?|conditions?|means|indicates?|when)\b[^.]*:?$/i;
