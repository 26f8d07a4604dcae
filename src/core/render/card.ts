import type { IncidentPage } from '../derive/page-data.ts';
import { fit, measureWords, wrap, type Measure } from './timeline-label.ts';
import { shownText } from './timeline-text.ts';

/** Sizes of a card in px; see `CARD` in src/draw/card.ts. */
interface CardSize {
  readonly width: number;
  readonly margin: number;
  readonly titleSize: number;
  readonly textSize: number;
}

/** The texts of the picture that stands for an incident where a link to it is shared. */
export interface CardTexts {
  /** In two lines at most. */
  readonly title: readonly string[];
  /** "SEV1 · 45 min · 14:23 to 15:08 on 18 March 2024 (UTC)". */
  readonly facts: string;
  /** The style sheet's colour of the severity, where the scale knows it. */
  readonly mark: string | null;
  readonly foot: string;
  /** "5 of 30 events". */
  readonly note: string;
}

const TITLE_LINES = 2;
const BOLD = 600;
/** Of the foot, for the site's title; the note stands in the rest. */
const FOOT_SHARE = 0.7;

/** `drawn`: how many of the events the card's drawing shows. */
export function cardTexts(
  { title, date, severity, facts, drawing }: Pick<IncidentPage, 'title' | 'date' | 'severity' | 'facts' | 'drawing'>,
  site: { readonly title: string },
  drawn: number,
  size: CardSize,
  measure: Measure,
): CardTexts {
  const room = size.width - 2 * size.margin;
  const small = (text: string, share = 1): string => fit(shownText(text), share * room, (part) => measure(part, size.textSize));
  const total = drawing?.events.length ?? 0;
  const events = total === 1 ? '1 event' : `${total} events`;
  const when = drawing === null || drawing.span === '' ? date.text : drawing.span;
  const duration = facts.find(({ label }) => label === 'Duration')?.figure;
  const mark = severity === null || severity.colour === 'none' ? null : `--sev-${severity.colour}`;
  return {
    title: titleLines(shownText(title), room, (text) => measure(text, size.titleSize, BOLD)),
    facts: small([severity?.text, duration, when].filter((part) => part !== undefined).join(' · '), mark === null ? 1 : 0.96),
    mark,
    foot: small(site.title, FOOT_SHARE),
    note: drawn < total ? `${drawn} of ${events}` : events,
  };
}

function titleLines(title: string, room: number, width: (text: string) => number): string[] {
  const { ends, cut } = wrap(measureWords(title, width), room, TITLE_LINES);
  return ends.map((end, index) => {
    const line = title.slice(ends[index - 1] ?? 0, end).trimEnd();
    return cut && index === ends.length - 1 ? `${line}…` : line;
  });
}
