import { describe, expect, test } from 'vitest';
import type { DrawingData } from '../../../src/core/derive/page-data.ts';
import { escapeText } from '../../../src/core/render/timeline-text.ts';
import { portableSource, timelineSource, type TimelineArrangement } from '../../../src/core/render/timeline.ts';

/** A font in which every character is half as wide as it is high. */
const measure = (text: string, sizePx: number): number => ([...text].length * sizePx) / 2;
const at = (time: string): number => Date.parse(`2024-03-18T${time}:00Z`);
type Event = DrawingData['events'][number];

function event(time: string, text: string, more: Partial<Event> = {}): Event {
  return { id: `t-${time}`, at: at(time), end: null, label: time, text, milestone: null, vague: false, ...more };
}
const drawing = (events: readonly Event[], phases: DrawingData['phases'] = []): DrawingData => ({
  title: '',
  description: '',
  span: '',
  events,
  phases,
});

interface Drawn {
  readonly source: string;
  readonly rows: TimelineArrangement;
}
function at1(data: DrawingData, width: number): Drawn {
  const { source, rows } = timelineSource(data, { widths: [{ width, idPrefix: 'x' }], measure });
  const [first] = rows;
  if (first === undefined) throw new Error('not arranged');
  return { source, rows: first };
}
const wide = (data: DrawingData): Drawn => at1(data, 1000);
const narrow = (data: DrawingData): Drawn => at1(data, 420);

describe('timelineSource', () => {
  const data = drawing(
    [event('14:23', 'Alerts', { milestone: 'detected' }), event('14:35', 'Cause found'), event('15:08', 'Well', { milestone: 'resolved' })],
    [{ name: 'Diagnose', kind: 'diagnose', start: at('14:23'), end: at('15:08') }],
  );

  test('is a gantt of one row of phases and one row an event', () => {
    expect(wide(data).source.split('\n')).toEqual([
      'gantt',
      'dateFormat x',
      'axisFormat %H:%M',
      'tickInterval 6000month',
      'todayMarker off',
      `section ${escapeText('Phases')}`,
      `${escapeText('Diagnose')} :p0, 1710771780000, 1710774480000`,
      `section ${escapeText('14:23')}`,
      `${escapeText('Alerts')} :milestone, e0, 1710771780000, 0s`,
      `section ${escapeText('14:35')}`,
      `${escapeText('Cause found')} :milestone, e1, 1710772500000, 0s`,
      `section ${escapeText('15:08')}`,
      `${escapeText('Well')} :milestone, e2, 1710774480000, 0s`,
    ]);
  });

  test('tells the drawing which task is which event', () => {
    const marks = wide(data).rows.marks.map(({ task, event: id, shape, kind, row }) => [task, id, shape, kind, row]);
    expect(marks).toEqual([
      ['p0', null, 'phase', 'diagnose', 0],
      ['e0', 't-14:23', 'diamond', 'detected', 1],
      ['e1', 't-14:35', 'ring', null, 2],
      ['e2', 't-15:08', 'diamond', 'resolved', 3],
    ]);
  });

  test('puts a label on the left of its mark where the right has no room', () => {
    expect(wide(data).rows.marks.map((mark) => mark.label)).toEqual(['above', 'right', 'right', 'left']);
    expect(narrow(data).rows.marks.map((mark) => mark.label)).toEqual(['above', 'above', 'above', 'above']);
  });

  test('sets a long label in two lines, and cuts what is longer', () => {
    const { rows, source } = narrow(
      drawing([event('10:00', 'word '.repeat(20).trim()), event('10:30', 'word '.repeat(60).trim()), event('11:00', 'short')]),
    );
    // 420 px less 35 of the column (5 characters of 7 px) and 12 of the gap: 373 px, 53 characters.
    const [even, long, short] = rows.marks;
    // Twenty words of five characters in two lines of ten.
    expect([even?.ends, even?.cut]).toEqual([[50, 99], false]);
    // Ten words and the space in the first, then 52 characters and the ellipsis.
    expect([long?.ends, long?.cut]).toEqual([[50, 102], true]);
    expect([short?.ends, short?.cut]).toEqual([[5], false]);
    expect(rows.marks.map((mark) => mark.hint)).toEqual([null, `10:30 ${'word '.repeat(60).trim()}`, null]);
    expect(source).toContain(escapeText('word '.repeat(60).trim()));
  });

  test('leaves out a gap that would make an empty screen of the rest, and says how long it is', () => {
    const data = drawing([event('08:00', 'A'), event('08:10', 'B'), event('08:20', 'C'), event('20:00', 'D'), event('20:10', 'E')]);
    const { rows } = wide(data);
    // 35 of the column and 24 of the gap on the left, 10 on the right: 931 px, of which 6 % are the break.
    expect(rows.breaks.map(({ label, hint }) => [label, hint])).toEqual([['12 h', '11 h 40 min without an event']]);
    const [first] = rows.breaks;
    expect((first?.to ?? 0) - (first?.from ?? 0)).toBeCloseTo(931 * 0.06, 6);
    // 20 minutes and 10 share the rest: two thirds of it lie before the break.
    expect((first?.from ?? 0) - 59).toBeCloseTo((931 * 0.94 * 2) / 3, 6);
  });

  test('keeps every gap of an ordinary hour', () => {
    const data = drawing([event('14:23', 'A'), event('14:30', 'B'), event('14:35', 'C'), event('15:08', 'D')]);
    expect(wide(data).rows.breaks).toEqual([]);
  });

  test('draws a range as a bar, and one that ends before it starts as an instant', () => {
    const { source, rows } = wide(drawing([event('10:00', 'A', { end: at('10:30') }), event('10:10', 'B', { end: at('10:00') })]));
    expect(rows.marks.map((mark) => mark.shape)).toEqual(['bar', 'ring']);
    expect(source).toContain(`:e0, ${at('10:00')}, ${at('10:30')}`);
  });

  test('keeps events of one instant apart', () => {
    const sections = wide(drawing([event('10:00', 'A'), event('10:00', 'B'), event('10:00', 'C')]))
      .source.split('\n')
      .filter((line) => line.startsWith('section'));
    expect(new Set(sections).size).toBe(3);
  });

  test('has a scale for a single event, and for none', () => {
    const ends = (source: string): string[] => source.split('\n').filter((line) => line.includes(':vert'));
    expect(ends(wide(drawing([event('10:00', 'A')])).source).map((line) => line.split(', ')[2])).toEqual([
      `${at('09:50')}`,
      `${at('10:10')}`,
    ]);
    expect(ends(wide(drawing([])).source)).toHaveLength(2);
  });

  test('draws only milestones and counts where there are more than 200 events', () => {
    const events = Array.from({ length: 240 }, (_, index) =>
      event('10:00', `Event ${index}`, { id: `t-${index}`, at: at('10:00') + index * 60_000, milestone: index === 7 ? 'detected' : null }),
    );
    const { source, rows } = wide(drawing(events));
    expect(rows.marks.filter((mark) => mark.event !== null).map((mark) => mark.event)).toEqual(['t-7']);
    expect(source).toContain(`section ${escapeText('240 events')}`);
    // 240 events a minute apart in sixty stretches: four in each.
    const counts = rows.marks.filter((mark) => mark.shape === 'count').map((mark) => Number(/^\d+/.exec(mark.hint ?? '')?.[0]));
    expect(counts).toHaveLength(60);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(240);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([4, 4]);
  });

  test('names phases where there is room, after the name before', () => {
    const phase = (name: string, start: string, end: string): DrawingData['phases'][number] => ({
      name,
      kind: 'detect',
      start: at(start),
      end: at(end),
    });
    const phases = [phase('Detect', '10:00', '10:03'), phase('Respond', '10:03', '10:04'), phase('Recover', '10:04', '10:50')];
    const marks = narrow(drawing([event('10:00', 'A')], phases)).rows.marks.filter((mark) => mark.shape === 'phase');
    // 400 px for 50 minutes: 10:03 is 24 px in, 10:04 32. "Detect" is 36 px wide and starts at 10, so the next name at 54.
    expect(marks.map((mark) => mark.labelX)).toEqual([10, null, 54]);
    expect(marks.map((mark) => mark.hint)).toEqual(['Detect', 'Respond', 'Recover']);
  });

  test('leaves out a phase without length', () => {
    const phases = [{ name: 'Detect', kind: 'detect' as const, start: at('10:00'), end: at('10:00') }];
    expect(wide(drawing([event('10:00', 'A'), event('11:00', 'B')], phases)).rows.marks.map((mark) => mark.task)).toEqual(['e0', 'e1']);
  });

  test('shows events before 1970, shifted by whole calendar cycles', () => {
    const old = drawing([event('10:00', 'A', { at: -3_600_000 }), event('11:00', 'B', { at: 0 })]);
    expect(wide(old).source).not.toMatch(/ -\d/);
  });
});

describe('portableSource', () => {
  test('has every event, in numbers that any Mermaid reads', () => {
    const events = Array.from({ length: 240 }, (_, index) => event('10:00', 'x: y', { at: at('10:00') + index }));
    const lines = portableSource(drawing(events)).split('\n');
    expect(lines[0]).toBe('gantt');
    expect(lines.filter((line) => line.startsWith('#120;#58; #121; :milestone, e'))).toHaveLength(240);
    expect(lines.join('\n')).not.toMatch(/[\ue000-\uf8ff]/);
  });
});
