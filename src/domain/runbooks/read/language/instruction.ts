import { clauseOpeners, doubtfulVerbs, objects, openers, verbs } from './verbs.js';

/** How a text tells somebody to do something: as an order (“Restart it”), or as advice (“you can restart it”). */
export type Instruction = 'order' | 'advice';

/** Longer texts are judged by their beginning. */
const maxChars = 3_000;

export interface FoundInstruction {
  kind: Instruction;
  sentence: string;
}

/** The sentences of a text that tell somebody to do something. Code is in backticks. */
export function instructionsIn(text: string): FoundInstruction[] {
  return sentencesOf(text).flatMap((sentence) => {
    const kind = instructionOf(sentence);
    return kind ? [{ kind, sentence }] : [];
  });
}

function sentencesOf(text: string): string[] {
  return text
    .slice(0, maxChars)
    .split(/(?<=[.!?:;])\s+(?=[\p{Lu}\p{Pi}`"'(*_[])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Whether a text begins with an instruction. */
export function isOrder(text: string): boolean {
  const [first = ''] = sentencesOf(withoutNumber(text));
  return beginsWithOrder(first) || beginsWithOrder(afterLabel(text));
}

/** What follows a short label, as in “Logs: check them”. */
function afterLabel(text: string): string {
  const [, rest = ''] = /^[^:`.]{1,40}(?::| [-–—]) (.*)/.exec(text) ?? [];
  return sentencesOf(rest)[0] ?? '';
}

function instructionOf(sentence: string): Instruction | null {
  if (beginsWithOrder(sentence) || endsWithOrder(sentence)) return 'order';
  return advises(sentence) ? 'advice' : null;
}

function beginsWithOrder(sentence: string): boolean {
  const text = withoutOpening(sentence);
  const [first = ''] = wordsOf(text);
  if (isVerbIn(text)) return true;
  if (!clauseOpeners.has(first)) return false;
  return text
    .split(/[,:;–—]\s|\s-\s/)
    .slice(1)
    .some((part) => isVerbIn(withoutOpening(part)));
}

/** Such as “On any node run:”. */
function endsWithOrder(sentence: string): boolean {
  return /\b(?:run|execute|type|enter|use|add|do|try)(?: (?:the following|this|these|it)(?: \w+)?)?:$/i.test(
    sentence,
  );
}

function isVerbIn(text: string): boolean {
  const [first = '', second = ''] = wordsOf(text);
  if (
    second === 'of' ||
    (first === 'note' && second === 'that') ||
    /^[:=–—/(|]/.test(text.slice(first.length).trimStart())
  )
    return false;
  return (
    verbs.has(first) ||
    isAgain(first) ||
    (doubtfulVerbs.has(first) && (objects.has(second) || /^[`\d]/.test(second)))
  );
}

/** Such as `re-enable`. */
function isAgain(word: string): boolean {
  return word.startsWith('re') && verbs.has(word.replace(/^re-?/, ''));
}

const advice = [
  /\b(?:you|we|one) (?:\w+ )?(?:should|can|must|may|could|might|need to|have to|want to|will need to|would)(?: (?:\w+ly|also|first|now|then|probably|just|want to|need to|like to))* ([\w-]+)/gi,
  /\b(?:can|could|should|may) be used to ([\w-]+)/gi,
  /\b(?:it(?:'s| is)(?: also)? (?:worth|recommended|necessary|best|advisable|important|possible) (?:to )?)([\w-]+)/gi,
  /\b(?:make|be|making) (sure)\b/gi,
];

function advises(sentence: string): boolean {
  return advice.some((pattern) =>
    [...sentence.matchAll(pattern)].some(([, verb = '']) => isActing(verb.toLowerCase())),
  );
}

function isActing(word: string): boolean {
  if (word === 'sure') return true;
  const stem = word.replace(/ing$/, '');
  const forms = [word, stem, `${stem}e`];
  return word !== 'do' && forms.some((form) => verbs.has(form) || doubtfulVerbs.has(form));
}

/** Without numbers, marks and words such as “Then” or “(Optional)”. */
function withoutOpening(sentence: string): string {
  let text = withoutNumber(sentence);
  for (;;) {
    const [first = ''] = wordsOf(text);
    if (!openers.has(first) && !isAdverb(first)) return text;
    text = text.slice(first.length).replace(/^[^\p{L}`]+/u, '');
  }
}

function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && !verbs.has(word);
}

function withoutNumber(sentence: string): string {
  return sentence.replace(/^[^\p{L}`]+/u, '').replace(/^(?:step|phase)\s*\d+[^\p{L}`]+/iu, '');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[\s,:;.!?()"“”]+/, 3);
}
