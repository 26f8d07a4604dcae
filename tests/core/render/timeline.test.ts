import { describe, expect, test } from 'vitest';
import type { DrawingData } from '../../../src/core/derive/page-data.ts';
import { escapeText } from '../../../src/core/render/timeline-text.ts';
import { portableSource, timelineSource } from '../../../src/core/render/timeline.ts';

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
  events,
  phases,
});

const wide = (data: DrawingData): ReturnType<typeof timelineSource> => timelineSource(data, { width: 1000, measure });
const narrow = (data: DrawingData): ReturnType<typeof timelineSource> => timelineSource(data, { width: 420, measure });

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
      'tickInterval 5minute',
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

  test('cuts a label to its room and keeps the whole for the pointer', () => {
    const long = 'word '.repeat(60).trim();
    const { source, rows } = narrow(drawing([event('10:00', long), event('11:00', 'short')]));
    // 420 px less 35 of the column (5 characters of 7 px) and 12 of the gap: 373 px, 53 characters.
    const shown = `${'word '.repeat(10)}wo…`;
    expect(source).toContain(`${escapeText(shown)} :milestone, e0`);
    expect(rows.marks.map((mark) => mark.hint)).toEqual([long, null]);
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
    // 240 events a minute apart in sixty stretches: 4 in each.
    expect(rows.marks.filter((mark) => mark.shape === 'count').map((mark) => mark.hint)).toEqual(new Array(60).fill('4 events'));
  });

  test('names phases where there is room, after the name before', () => {
    const phase = (name: string, start: string, end: string): DrawingData['phases'][number] => ({
      name,
      kind: 'detect',
      start: at(start),
      end: at(end),
    });
    const phases = [phase('Detect', '10:00', '10:05'), phase('Respond', '10:05', '10:06'), phase('Recover', '10:06', '12:00')];
    const marks = narrow(drawing([event('10:00', 'A')], phases)).rows.marks.filter((mark) => mark.shape === 'phase');
    // 400 px for two hours: 10:05 is 26.7 px in, 10:06 30. "Detect" is 40.5 px wide and starts at 10, so the next name at 58.5.
    expect(marks.map((mark) => mark.labelX)).toEqual([10, null, 58.5]);
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
