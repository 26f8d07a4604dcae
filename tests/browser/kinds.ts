/** One page of every kind, of the sample content. */
export const KINDS: readonly { readonly kind: string; readonly path: string }[] = [
  { kind: 'overview', path: '/' },
  { kind: 'incidents', path: '/incidents/' },
  { kind: 'incident', path: '/incidents/2024-05-10-checkout-slow/' },
  { kind: 'incident of three days', path: '/incidents/2024-02-06-address-lookup-key/' },
  { kind: 'incident across midnight', path: '/incidents/2024-03-09-mongodb-disk-full/' },
  { kind: 'incident found in a meeting', path: '/incidents/2024-03-22-engineering-sync/march-18-checkout-failures/' },
  { kind: 'incident in MDX', path: '/incidents/2024-05-29-order-pods-drained/' },
  { kind: 'meetings', path: '/meetings/' },
  { kind: 'meeting', path: '/meetings/2024-03-22-engineering-sync/' },
  { kind: 'actions', path: '/actions/' },
  { kind: 'decisions', path: '/decisions/' },
  { kind: 'people', path: '/people/' },
  { kind: 'person', path: '/people/david-lee/' },
  { kind: 'services', path: '/services/' },
  { kind: 'service', path: '/services/order-service/' },
  { kind: 'series of meetings', path: '/meetings/series/engineering-sync/' },
  { kind: 'tags', path: '/tags/' },
  { kind: 'tag', path: '/tags/cache/' },
  { kind: 'insights', path: '/insights/' },
  { kind: 'search', path: '/search/' },
  { kind: 'search with results', path: '/search/?q=connection+pool' },
  { kind: 'search without results', path: '/search/?q=xylophone' },
  { kind: 'no such page', path: '/nothing/here/' },
];

export const INCIDENTS = KINDS.filter(({ kind }) => kind.startsWith('incident') && kind !== 'incidents');
