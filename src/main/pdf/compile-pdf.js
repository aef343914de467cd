// Makes one PDF and ends: a process of its own, because Typst blocks while it works and keeps the memory. Reads a job as JSON
// from standard input, and writes a line of JSON and the PDF; `make-pdf.ts` starts it. JavaScript, because tests start it
// without a build.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** How people call what is written in them, by Unicode's names of scripts. */
const languages = {
  Han: 'Chinese characters',
  'Hiragana,Katakana': 'Japanese',
  Hangul: 'Korean',
  Bengali: 'Bengali',
  Tamil: 'Tamil',
  Telugu: 'Telugu',
  Georgian: 'Georgian',
  Armenian: 'Armenian',
};

const job = JSON.parse(await text(process.stdin));
const template = readFileSync(join(job.templateFolder, 'post-mortem.typ'), 'utf8');
const compiler = openCompiler();
provideData();
const { pdf, withoutFont } = accessibleOrPlain();
process.stdout.write(`${JSON.stringify({ withoutFont })}\n`);
process.stdout.write(pdf);

function openCompiler() {
  try {
    const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
    const fontArgs = [{ fontPaths: job.fontFolders }];
    return NodeCompiler.create({ workspace: job.templateFolder, fontArgs });
  } catch (error) {
    return fail('no_binding', error.message);
  }
}

/** What the template reads. A broken image would fail the whole document, so the template hears of intact ones only. */
function provideData() {
  for (const { path, base64 } of job.images) provide(path, Buffer.from(base64, 'base64'));
  const intact = job.images.filter(({ path }) => compile(`#image("${path}")`).result);
  const images = Object.fromEntries(intact.map(({ fileId, path }) => [fileId, path]));
  provide('data.json', Buffer.from(JSON.stringify({ ...job.data, images })));
}

function provide(path, bytes) {
  compiler.mapShadow(join(job.templateFolder, path), bytes);
}

/** PDF/UA, which has a glyph for every character; if there is no font for some, a plain PDF that says so. */
function accessibleOrPlain() {
  const accessible = pdfOf('', { pdfStandard: 'ua-1' });
  if (accessible.pdf) return { pdf: accessible.pdf, withoutFont: '' };
  const withoutFont = scriptsOf(charactersIn(accessible.error));
  const plain = pdfOf(withoutFont, {});
  return plain.pdf ? { pdf: plain.pdf, withoutFont } : fail('failed', plain.error);
}

function pdfOf(withoutFont, options) {
  const compiled = compile(template, { withoutFont });
  if (!compiled.result) return { error: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) };
  try {
    return { pdf: compiler.pdf(compiled.result, { ...options, creationTimestamp: job.asOfSeconds }) };
  } catch (error) {
    return { error: error.message };
  }
}

function compile(mainFileContent, inputs = {}) {
  const hasMoreFonts = job.fontFolders.length > 1 ? 'yes' : '';
  return compiler.compile({ mainFileContent, inputs: { ...inputs, hasMoreFonts } });
}

/** Typst names each character for which it has no font, as Rust prints strings. */
function charactersIn(error) {
  const quoted = error.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g);
  const decoded = (_, code) => String.fromCodePoint(Number.parseInt(code, 16));
  return [...quoted].map(([, one]) => one.replace(/\\+u\{([0-9a-f]+)\}/g, decoded)).join('');
}

/** `Chinese, Korean`. */
function scriptsOf(characters) {
  const found = Object.entries(languages).filter(([scripts]) => isIn(scripts).test(characters));
  const named = isIn(Object.keys(languages).join(','));
  const hasOthers = [...characters].some((one) => !named.test(one));
  return [...found.map(([, language]) => language), ...(hasOthers ? ['other characters'] : [])].join(', ');
}

function isIn(scripts) {
  return new RegExp(`[${scripts.replace(/(\w+),?/g, '\\p{Script=$1}')}]`, 'u');
}

function fail(code, detail) {
  process.stderr.write(`${JSON.stringify({ code, detail })}\n`);
  process.exit(1);
}
