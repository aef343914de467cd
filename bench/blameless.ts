import { type FindingOptions, findings, maxChars } from '../src/domain/postmortems/blameless/findings.js';
import { loadTagger } from '../src/domain/postmortems/blameless/tagger/load-tagger.js';
import { atLeast, atMost, type Figure } from './figure.js';
import { type LabeledSentence, readLabeled } from './labeled-sentences.js';
import { measureWordingThread } from './wording-thread.js';

const folder = 'test/domain/postmortems/blameless';
const ours = `${folder}/sentences.tsv`;
/** Those called held out, the rules were not written for. */
const others = [
  ['fresh', 'fresh.tsv'],
  ['held out, fresh', 'held-out.tsv'],
  ['as engineers write', 'as-engineers-write.tsv'],
  ['held out, as engineers write', 'as-engineers-write-held-out.tsv'],
  ['from the sources', 'from-the-sources.tsv'],
  ['held out, from the sources', 'from-the-sources-held-out.tsv'],
] as const;

/**
 * Measures how much blame the linter finds, what it flags wrongly, and its speed. `SENTENCES=FILE` adds a file of labeled
 * sentences (columns `label` and `sentence`).
 */
export async function measureBlameless(): Promise<Figure[]> {
  const sentences = readLabeled(ours);
  const thread = await measureWordingThread();
  const started = performance.now();
  const tagger = await loadTagger();
  const loadMs = performance.now() - started;
  const options = { tagger, people: [] };
  const other = process.env.SENTENCES;
  const sets = [
    ...(['dev', 'held out'] as const).map(
      (part) => [part, sentences.filter((one) => one.part === part)] as const,
    ),
    ...others.map(([name, file]) => [name, readLabeled(`${folder}/${file}`)] as const),
    ...(other ? [['of the given file', readLabeled(other)] as const] : []),
  ];
  const shares = sets.flatMap(([name, all]) => sharesOf(name, all, options));
  const loading = figure('loading the tagger', loadMs, 'ms');
  return [...shares, ...speed(sentences, options), loading, ...thread, peakMemory()];
}

function sharesOf(name: string, sentences: readonly LabeledSentence[], options: FindingOptions): Figure[] {
  const share = (label: string) => {
    const all = sentences.filter((one) => one.label === label);
    const flagged = all.filter(({ sentence }) => findings(sentence, options).length > 0);
    return {
      value: (100 * flagged.length) / all.length,
      unit: '%' as const,
      note: `${flagged.length} of ${all.length}`,
    };
  };
  return [
    { name: `blame found, ${name}`, ...share('blame'), aim: atLeast(85) },
    { name: `fine sentences flagged, ${name}`, ...share('ok'), aim: atMost(8) },
  ];
}

function speed(sentences: readonly LabeledSentence[], options: FindingOptions): Figure[] {
  const texts = Array.from({ length: 1_000 }, (_, at) => sentences[at % sentences.length]?.sentence ?? '');
  const usual = timed(() => texts.map((text) => findings(text, options)));
  const worst = Math.max(...crafted.map((text) => timed(() => findings(text.slice(0, maxChars), options))));
  return [
    figure('1,000 sentences', usual, 'ms'),
    {
      name: '60,000 characters, the worst of several texts',
      value: worst,
      unit: 'ms',
      aim: atMost(2_000),
      note: 'new words, one sentence, quotes, names, conditions',
    },
  ];
}

/** Texts that would take long if something in the linter were slower than linear. */
const crafted = [
  'if the team had ',
  'the engineer of ',
  'the engineer, who ',
  '“ ',
  "' ",
  '` ',
  '@a ',
  'and not should have been ',
  'a@',
  'lack of the team’s ',
]
  .map((text) => text.repeat(maxChars / text.length + 1))
  .concat(Array.from({ length: maxChars / 8 }, (_, at) => `w${(at * 7_919).toString(36)}a`).join(' '));

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function peakMemory(): Figure {
  return figure('peak memory', process.resourceUsage().maxRSS / 1_024, 'MB');
}

function figure(name: string, value: number, unit: Figure['unit']): Figure {
  return { name, value, unit, aim: null, note: '' };
}
