/** Twenty diagrams of plain words, each of a kind or a turn that Mermaid draws by other code. */
export const PLAIN_DIAGRAMS: readonly (readonly [name: string, source: string])[] = [
  ['flowchart', 'flowchart LR\n A[First step] -->|then| B(Second step)\n B --> C{Is it well}\n C -->|no| A'],
  ['flowchart, top down, with a group', 'flowchart TD\n subgraph Backend\n A[Service] --> B[Database]\n end\n C[Client] --> A'],
  ['flowchart, chain of shapes', 'flowchart LR\n A([Start]) --> B[[Routine]] --> C[(Store)] --> D((End))'],
  ['sequence', 'sequenceDiagram\n participant Client\n participant Service\n Client->>Service: Ask for a page\n Service-->>Client: Answer'],
  [
    'sequence, with a loop and a note',
    'sequenceDiagram\n Alice->>Bob: Hello\n loop Every minute\n Bob->>Alice: Still here\n end\n Note over Alice: Waits',
  ],
  ['state', 'stateDiagram-v2\n [*] --> Idle\n Idle --> Running: start\n Running --> Idle: stop\n Running --> [*]'],
  [
    'gantt',
    'gantt\n title Plan\n dateFormat YYYY-MM-DD\n axisFormat %d %b\n todayMarker off\n section Work\n Design :a, 2024-01-01, 5d\n Build :b, after a, 10d',
  ],
  [
    'gantt, two sections',
    'gantt\n dateFormat YYYY-MM-DD\n todayMarker off\n section First\n One :a, 2024-03-01, 3d\n section Second\n Two :crit, b, 2024-03-03, 4d',
  ],
  ['pie', 'pie title Causes\n "Change" : 40\n "Load" : 35\n "Hardware" : 25'],
  ['pie with data', 'pie showData\n "North" : 12\n "South" : 30'],
  ['xychart', 'xychart\n title "Errors"\n x-axis [Mon, Tue, Wed]\n y-axis "Count" 0 --> 100\n bar [20, 80, 40]\n line [10, 60, 30]'],
  [
    'quadrant',
    'quadrantChart\n title Risks\n x-axis Rare --> Frequent\n y-axis Small --> Large\n quadrant-1 Act\n quadrant-2 Plan\n Disk: [0.3, 0.6]\n Network: [0.7, 0.8]',
  ],
  ['mind map', 'mindmap\n root((Outage))\n  Causes\n   Change\n   Load\n  Effects\n   Slow pages'],
  ['timeline', 'timeline\n title History\n First : Release\n Second : Growth\n Third : Rest'],
  ['block', 'block-beta\n columns 2\n A["First"] B["Second"]\n C["Third"]'],
  ['packet', 'packet-beta\n 0-15: "Source port"\n 16-31: "Destination port"'],
  ['kanban', 'kanban\n todo[To do]\n  a[Write tests]\n done[Done]\n  b[Write code]'],
  ['radar', 'radar-beta\n axis a["Speed"], b["Cost"], c["Risk"]\n curve x["Plan"]{3, 4, 2}\n max 5'],
  ['treemap', 'treemap-beta\n "All"\n  "First": 10\n  "Second": 20'],
  ['sankey', 'sankey-beta\nRequests,Served,90\nRequests,Failed,10'],
];
