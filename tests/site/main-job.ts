/** The main job, told by hand for the seed and for its twin: what their built pages must show. */
export interface MainJob {
  readonly meeting: {
    readonly href: string;
    readonly title: string;
    readonly date: string;
    /** Name, team, and "Lead" where the document says so. */
    readonly present: readonly (readonly [name: string, team: string, lead: boolean])[];
    readonly named: readonly string[];
    readonly topics: readonly string[];
    readonly decision: readonly [topic: string, text: string];
    readonly announcements: readonly string[];
    readonly next: string;
    readonly talk: readonly [title: string, presenter: string, slides: string];
    readonly reviewed: readonly (readonly [text: string, state: string])[];
  };
  readonly incident: {
    readonly href: string;
    readonly title: string;
    readonly date: string;
    readonly service: string;
    readonly responder: string;
    readonly commit: string;
    readonly cause: string;
    readonly statedDuration: string;
    /** Anchor, time, words, milestone. */
    readonly events: readonly (readonly [id: string, time: string, text: string, milestone: string | null])[];
    readonly facts: readonly (readonly [label: string, figure: string, from: string, to: string])[];
  };
  /** Owner, words of the most complete mention, state, due date, number of mentions. */
  readonly actions: readonly (readonly [owner: string, text: string, state: string, due: string | null, mentions: number])[];
  readonly slidesLine: number;
}

export const seed: MainJob = {
  meeting: {
    href: '/meetings/000_411f42b1f77a81a0/',
    title: 'Engineering Team Meeting - March 22, 2024',
    date: '22 March 2024',
    present: [
      ['Sarah Chen', 'Platform', true],
      ['Alex Johnson', 'Backend', true],
      ['Michael Wang', 'Frontend', true],
      ['Maria Garcia', 'Backend', false],
      ['John Smith', 'Platform', false],
      ['Lisa Anderson', 'Frontend', false],
      ['David Lee', 'Backend', false],
    ],
    named: ['Emily Brown', 'Robert Kim', 'Jennifer Wu', 'Chris Taylor'],
    topics: [
      'Action Items Review',
      'Incident Post-Mortem: March 18 Outage',
      'Q2 Planning Preview',
      'Technical Debt Discussion',
      'New Hire Onboarding',
      'Knowledge Sharing',
      'Action Items',
    ],
    decision: ['Technical Debt Discussion', 'Allocate 20% of Q2 sprint capacity to tech debt reduction.'],
    announcements: [
      'Company all-hands: March 28, 2:00 PM',
      'Office closed: April 5 (company holiday)',
      'Sarah Chen OOO: April 8-12 (Alex Johnson acting lead)',
    ],
    next: '29 March 2024, 10:00',
    talk: ['JWT Best Practices', 'Maria Garcia', '/docs/presentations/jwt-best-practices.pdf'],
    reviewed: [
      ['Update User Service dependencies', 'Done'],
      ['Fix API key exposure', 'Done'],
      ['Redis caching', 'In progress'],
      ['Event sourcing POC proposal', 'Done'],
      ['Document rate limiting', 'Done'],
    ],
  },
  incident: {
    href: '/incidents/000_411f42b1f77a81a0/march-18-outage/',
    title: 'March 18 Outage',
    date: '18 March 2024',
    service: 'Order Service',
    responder: 'Alex Johnson',
    commit: 'abc123',
    cause: 'creating new MongoDB connections for each request',
    statedDuration: '45',
    events: [
      ['t-2024-03-18-1423', '14:23', 'Alerts triggered for high error rate', 'Detected'],
      ['t-2024-03-18-1428', '14:28', 'On-call engineer (Alex Johnson) paged', null],
      ['t-2024-03-18-1435', '14:35', 'Root cause identified - MongoDB connection pool exhausted', 'Identified'],
      ['t-2024-03-18-1452', '14:52', 'Fix deployed - increased pool size', 'Mitigated'],
      ['t-2024-03-18-1508', '15:08', 'Service fully recovered', 'Resolved'],
    ],
    facts: [
      ['Duration', '45 min', '14:23', '15:08'],
      ['Time to identify', '12 min', '14:23', '14:35'],
      ['Time to mitigate', '29 min', '14:23', '14:52'],
      ['Time to resolve', '45 min', '14:23', '15:08'],
    ],
  },
  actions: [
    ['Alex Johnson', 'Add MongoDB connection pool monitoring', 'Open', null, 2],
    ['Sarah Chen', 'Update code review checklist for database connections', 'Open', null, 2],
    ['Maria Garcia', 'connection handling', 'Open', null, 2],
    ['David Lee', 'Redis caching', 'In progress', '29 March 2024', 2],
    ['All leads', 'Submit Q2 resource requests', 'Open', '25 March 2024', 1],
    ['Maria Garcia', 'Update User Service dependencies', 'Done', null, 1],
    ['Michael Wang', 'Fix API key exposure', 'Done', null, 1],
    ['Alex Johnson', 'Event sourcing POC proposal', 'Done', null, 1],
    ['John Smith', 'Document rate limiting', 'Done', null, 1],
  ],
  slidesLine: 94,
};

export const twin: MainJob = {
  meeting: {
    href: '/meetings/engineering-sync/',
    title: 'Depot Systems Meeting - October 17, 2025',
    date: '17 October 2025',
    present: [
      ['Ingrid Solberg', 'Operations', true],
      ['Tomas Herrera', 'Routing', true],
      ['Wanjiru Mbeki', 'Apps', true],
      ['Petra Novak', 'Routing', false],
      ['Callum Reid', 'Operations', false],
      ['Yuki Tanabe', 'Apps', false],
      ['Hassan Farouk', 'Routing', false],
    ],
    named: ['Freya Lindholm', 'Oluwaseun Adeyemi', 'Mirela Popescu', 'Stellan Berg'],
    topics: [
      'Action Items Review',
      'Incident Post-Mortem: October 14 Outage',
      'Winter Timetable Preview',
      'Technical Debt Discussion',
      'New Colleagues',
      'Knowledge Sharing',
      'Action Items',
    ],
    decision: ['Technical Debt Discussion', 'Reserve one day in ten of the winter plan for repairs.'],
    announcements: [
      'Depot open day: October 23, 3:00 PM',
      'Office closed: October 31 (network works)',
      'Ingrid Solberg away: November 3-7 (Tomas Herrera stands in)',
    ],
    next: '24 October 2025, 10:00',
    talk: ['Clocks on Buses', 'Petra Novak', '/talks/2025/clocks-on-buses.pdf'],
    reviewed: [
      ['Renew Fare Service certificates', 'Done'],
      ['Remove test drivers from the roster', 'Done'],
      ['Kafka partitions', 'In progress'],
      ['Timetable diff prototype', 'Done'],
      ['Describe the night mode', 'Done'],
    ],
  },
  incident: {
    href: '/incidents/engineering-sync/october-14-outage/',
    title: 'October 14 Outage',
    date: '14 October 2025',
    service: 'Departure Service',
    responder: 'Tomas Herrera',
    commit: '7d20fa',
    cause: 'held a Postgres worker thread',
    statedDuration: '45',
    events: [
      ['t-2025-10-14-0946', '09:46', 'Alert fired for slow departures board', 'Detected'],
      ['t-2025-10-14-0951', '09:51', 'On-call engineer (Tomas Herrera) paged', null],
      ['t-2025-10-14-0958', '09:58', 'Root cause identified - Postgres worker threads exhausted', 'Identified'],
      ['t-2025-10-14-1015', '10:15', 'Fix deployed - raised thread limit', 'Mitigated'],
      ['t-2025-10-14-1031', '10:31', 'Boards fully recovered', 'Resolved'],
    ],
    facts: [
      ['Duration', '45 min', '09:46', '10:31'],
      ['Time to identify', '12 min', '09:46', '09:58'],
      ['Time to mitigate', '29 min', '09:46', '10:15'],
      ['Time to resolve', '45 min', '09:46', '10:31'],
    ],
  },
  actions: [
    ['Tomas Herrera', 'Add Postgres worker thread alerting', 'Open', null, 2],
    ['Ingrid Solberg', 'Extend board release checklist with thread limits', 'Open', null, 2],
    ['Petra Novak', 'board refresh', 'Open', null, 2],
    ['Hassan Farouk', 'Kafka partitions', 'In progress', '24 October 2025', 2],
    ['All leads', 'Send winter budget wishes', 'Open', '20 October 2025', 1],
    ['Petra Novak', 'Renew Fare Service certificates', 'Done', null, 1],
    ['Wanjiru Mbeki', 'Remove test drivers from the roster', 'Done', null, 1],
    ['Tomas Herrera', 'Timetable diff prototype', 'Done', null, 1],
    ['Callum Reid', 'Describe the night mode', 'Done', null, 1],
  ],
  slidesLine: 94,
};
