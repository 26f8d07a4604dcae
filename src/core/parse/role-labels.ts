/** What a label or heading calls the person that stands behind it. */
export const ROLE_LABELS: ReadonlyMap<string, string> = new Map([
  ...named('author', ['author', 'authors', 'by', 'written by', 'report author', 'report authors', 'postmortem author', 'prepared by']),
  ...named('owner', ['owner', 'owners', 'postmortem owner', 'post mortem owner', 'incident owner', 'document owner']),
  ...named('incident commander', ['incident commander', 'incident commanders', 'commander', 'ic', 'imoc', 'incident coordinator', 'coordinator', 'coordinators']),
  ...named('incident lead', ['incident lead', 'incident leader', 'incident response lead', 'response lead']),
  ...named('incident manager', ['incident manager', 'incident manager on call', 'major incident manager']),
  ...named('directly responsible', ['dri', 'incident dri', 'directly responsible individual']),
  ...named('communications lead', ['communications lead', 'comms lead', 'communication lead', 'communications manager', 'cmoc']),
  ...named('operations lead', ['operations lead', 'ops lead', 'tech lead', 'technical lead']),
  ...named('responder', ['responder', 'responders', 'incident responders', 'people involved', 'names of people involved', 'engineers involved', 'on call', 'on call engineer', 'eoc']),
  ...named('facilitator', ['facilitator', 'facilitators', 'moderator', 'moderators', 'host', 'hosts', 'run by', 'led by', 'lead by']),
  ...named('chair', ['chair', 'chairs', 'chairperson', 'chaired by', 'meeting chair']),
  ...named('scribe', ['scribe', 'scribes', 'scribed by']),
  ...named('note taker', ['note taker', 'note takers', 'notetaker', 'notetakers', 'notes taken by', 'notes by', 'minute taker', 'minutes taken by', 'minutes by', 'secretary']),
]); // prettier-ignore

function named(role: string, labels: readonly string[]): [string, string][] {
  return labels.map((label) => [label, role]);
}
