/**
 * Actions as people word them, by hand: first as one was raised, then as later documents speak of it. `TWINS` are pairs that look
 * alike and are two actions; both of a pair are given to one owner. `AGAIN` comes back after it was done: another action each time.
 */
export const WORDED: readonly (readonly [raised: string, ...later: string[]])[] = [
  ['Add an alert on connection pool saturation', 'Alert on connection pool saturation', 'Connection pool saturation alert'],
  ['Write a runbook for failover of the ledger database', 'Runbook for ledger database failover', 'Ledger database failover runbook'],
  ['Rotate the signing key of the receipt printer', 'Signing key rotation for the receipt printer', 'Receipt printer: rotate signing key'],
  ['Upgrade Kong to 3.6 in staging', 'Kong 3.6 upgrade in staging', 'Upgrade staging Kong to 3.6'],
  ['Document the request limits of the public API', 'Public API request limits documented', 'Documentation of public API request limits'],
  ['Move the nightly import to the small cluster', 'Nightly import moved to the small cluster', 'Move nightly import to small cluster'],
  ['Remove the old feature flag for gift cards', 'Old gift cards feature flag removed', 'Remove gift cards feature flag'],
  [
    'Measure how long a restore of the order history takes',
    'Restore time of the order history measured',
    'Measure restore of order history',
  ],
  ['Introduce a canary step for deploys of Stock Service', 'Canary step for Stock Service deploys', 'Canary for Stock Service deploys'],
  ['Investigate the slow queries on the orders table', 'Slow queries on the orders table', 'Investigation of slow orders table queries'],
  [
    'Replay an hour of production traffic against the new gateway',
    'Replay of production traffic against the new gateway',
    'Replay production traffic against new gateway',
  ],
  [
    'Create integration tests for checkout with vouchers',
    'Integration tests for checkout with vouchers',
    'Checkout with vouchers: integration tests',
  ],
  ['Fix the time zone of invoices sent at midnight', 'Time zone of midnight invoices fixed', 'Invoices sent at midnight: fix time zone'],
  ['Agree on an owner for the batch jobs', 'Owner for the batch jobs agreed', 'Owner for batch jobs'],
  ['Publish the post-mortem of the January outage', 'Post-mortem of January outage published', 'January outage post-mortem published'],
  [
    'Automate certificate renewal for internal hosts',
    'Certificate renewal for internal hosts automated',
    'Automated certificate renewal, internal hosts',
  ],
  ['Reduce the image size of Catalogue below 300 MB', 'Catalogue image below 300 MB', 'Image size of Catalogue reduced below 300 MB'],
  ['Set a disruption budget for the search pods', 'Disruption budget for search pods set', 'Search pods: disruption budget'],
  ['Test the backup of the wiki once a month', 'Monthly test of the wiki backup', 'Wiki backup tested'],
  ['Ask Finance for the budget of a second region', 'Budget of a second region', 'Ask Finance about budget for second region'],
  [
    'Evaluate message queues for the print relay',
    'Evaluation of message queues for the print relay',
    'Message queues for print relay evaluated',
  ],
  ['Migrate dashboards from the old Grafana', 'Dashboards migrated from old Grafana', 'Old Grafana dashboards migrated'],
  [
    'Delete customer records older than seven years',
    'Customer records older than seven years deleted',
    'Deletion of customer records older than seven years',
  ],
  ['Define severity levels together with Support', 'Severity levels defined with Support', 'Severity levels with Support'],
  [
    'Add a dead letter queue to Notification Worker',
    'Dead letter queue for Notification Worker',
    'Notification Worker dead letter queue added',
  ],
  ['Review the retry policy of the payment client', 'Retry policy of payment client reviewed', 'Payment client retry policy'],
  ['Clean up unused security groups', 'Unused security groups cleaned up', 'Clean-up of unused security groups'],
  ['Write down who may break a change freeze', 'Who may break a change freeze, written down', 'Write down who can break a change freeze'],
  ['Cache exchange rates for ten minutes', 'Exchange rates cached for ten minutes', 'Caching of exchange rates for ten minutes'],
  ['Split the monorepo pipeline by team', 'Monorepo pipeline split by team', 'Splitting the monorepo pipeline by team'],
  ['Train two more people for the on-call rota', 'Two more people trained for on-call rota', 'Train two more people for on-call'],
  [
    'Contact the address vendor about their outage notices',
    'Address vendor contacted about outage notices',
    'Contact address vendor about outage notices',
  ],
  ['Encrypt the disks of the reporting hosts', 'Disks of the reporting hosts encrypted', 'Encryption of reporting hosts disks'],
  [
    'Replace the hand-written sitemap with a generated one',
    'Generated sitemap replaces the hand-written one',
    'Hand-written sitemap replaced by a generated one',
  ],
  ['Check that every service logs in UTC', 'Every service logs in UTC: check', 'Checked that every service logs in UTC'],
  ['Limit uploads of product pictures to 10 MB', 'Limit product picture uploads to 10 MB', 'Product pictures: uploads limited to 10 MB'],
  ['Prepare the load test for the summer sale', 'Load test for the summer sale prepared', 'Summer sale load test'],
  ['Order spare tablets for the packing room', 'Spare tablets for the packing room ordered', 'Spare packing room tablets'],
  ['Draft a data retention policy', 'Data retention policy drafted', 'Draft of the data retention policy'],
  ['Stop paging people for disk alerts at night', 'No night pages for disk alerts', 'Disk alerts at night do not page'],
  ['Give new starters access on their first day', 'Access for new starters on day one', 'New starters: access on first day'],
  ['Keep the runbooks where the alerts link to them', 'Alerts link to runbooks', 'Runbooks linked from alerts'],
  ['Tell customers earlier when orders are late', 'Earlier notice to customers of late orders', 'Customers told about late orders'],
  ['Make sure the cron jobs do not overlap', 'Cron jobs must not overlap', 'Overlapping cron jobs prevented'],
  ['Get numbers on how often checkout is retried', 'Numbers on checkout retries', 'How often is checkout retried?'],
  ['Organise a game day with the warehouse', 'Game day with the warehouse organised', 'Warehouse game day'],
];

/** What is said of one action in words that have little in common: found only by those who were there. */
export const FAR: readonly (readonly [raised: string, ...later: string[]])[] = [
  ['Find out why the shelf labels flicker', 'Flickering of labels: root cause', 'Label display defect understood'],
  ['Talk to the landlord about the generator', 'Emergency power for the building', 'Generator question settled'],
  ['Get rid of the shared admin password', 'Personal admin accounts for everybody', 'No more shared credentials'],
];

export const TWINS: readonly (readonly [one: string, other: string])[] = [
  ['Rotate the database password in staging', 'Rotate the database password in production'],
  ['Write a runbook for the search cluster', 'Write a runbook for the print cluster'],
  ['Add frontend tests for the voucher page', 'Add backend tests for the voucher page'],
  ['Upgrade Postgres to 15', 'Upgrade Postgres to 16'],
  ['Enable the new tax engine for France', 'Disable the new tax engine for France'],
  ['Alert on high memory of Edge Router', 'Alert on high latency of Edge Router'],
  ['Document how to add a nursery', 'Document how to remove a nursery'],
  ['Raise the time-out of the address lookup', 'Lower the time-out of the address lookup'],
  ['Order badges for the new starters in May', 'Order badges for the new starters in June'],
  ['Review access of contractors to the orders store', 'Review access of contractors to the stock store'],
  ['Import the price list of the northern depot', 'Import the price list of the southern depot'],
  ['Add a dashboard for queue depth', 'Add an alert for queue depth'],
];

export const AGAIN: readonly string[] = [
  'Rotate the pager duty roster',
  'Renew the wildcard certificate',
  'Collect feedback on the on-call quarter',
  'Test the restore of the order store',
];
