import { button, element, type Child } from './dom.ts';
import { choiceText } from './facets-view.ts';
import { loosened, unknownWords, type Found, type Library } from './find.ts';
import { nearest } from './name-match.ts';
import { loadWords } from './names.ts';
import { isEmpty } from './plan.ts';
import type { Question } from './question.ts';

/** What is announced: how many results, and which of them are shown. */
export function statusOf({ plan, total, hits, relaxed, pages }: Found, { text, page }: Question): string {
  if (isEmpty(plan)) return '';
  if (total === 0) return text.trim() === '' ? 'Nothing has all that is chosen.' : `Nothing found for “${shorten(text.trim())}”.`;
  const results = `${String(total)} ${total === 1 ? 'result' : 'results'}`;
  const shown = hits.length === 1 ? '1 page' : `${String(hits.length)} pages`;
  const where = pages > 1 ? `, part ${String(Math.min(page, pages))} of ${String(pages)}` : ` on ${shown}`;
  return relaxed ? `No page has all of these words. ${results} with most of them${where}` : `${results}${where}`;
}

const MOST_SHOWN = 80;
const shorten = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

type Paragraphs = readonly (readonly Child[])[];

/** What was not understood, and what did not answer. */
export function notesOf(found: Found, { sites }: Library): Paragraphs {
  const relevance = 'Other sites are searched along, so results are sorted by relevance alone.';
  return [...found.notes, ...(sites !== null && !isEmpty(found.plan) ? [relevance] : [])].map((note) => [note]);
}

/** Words that nothing has, with the nearest that something has; where nothing was found, what could be left out. */
export async function adviceOn(found: Found, question: Question, library: Library, bundle: string, put: Put): Promise<Paragraphs> {
  if (isEmpty(found.plan) || (found.total > 0 && found.plan.words.length < 2)) return [];
  const [words, less] = await Promise.all([
    spellings(found, question, library, bundle, put),
    found.total > 0 ? [] : looser(question, library, put),
  ]);
  return [...words, ...less];
}

type Put = (question: Question) => void;

export function showAdvice(into: Element, paragraphs: Paragraphs): void {
  into.replaceChildren(...paragraphs.map((children) => element('p', '', ...children)));
}

/** “Did you mean …”, for each word that nothing has. */
async function spellings({ plan }: Found, question: Question, { indexes }: Library, bundle: string, put: Put): Promise<Child[][]> {
  const unknown = await unknownWords(plan, indexes);
  if (unknown.length === 0) return [];
  const known = await loadWords(bundle);
  return unknown.slice(0, 3).map((word) => {
    const near = nearest(word, known);
    const buttons = near.map((other) =>
      button(
        'suggestion',
        () => {
          put({ ...question, text: question.text.replace(word, other), page: 1 });
        },
        other,
      ),
    );
    return near.length === 0 ? [`Nothing has “${shorten(word)}”.`] : [`Nothing has “${shorten(word)}”. Did you mean `, ...buttons, '?'];
  });
}

/** What would be found without one of the choices. */
async function looser(question: Question, library: Library, put: Put): Promise<Child[][]> {
  const ways = await loosened(question, library);
  return ways.map((way) => {
    const [value = ''] = question.chosen.get(way.facet) ?? [];
    const words = `Without “${choiceText(way.facet, value)}”: ${String(way.total)} ${way.total === 1 ? 'result' : 'results'}`;
    return [
      button(
        'suggestion',
        () => {
          put(way.question);
        },
        words,
      ),
    ];
  });
}
